#define _GNU_SOURCE
#include "web.h"
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int port_of(int listener) {
  struct sockaddr_storage own;
  socklen_t size = sizeof own;
  if (getsockname(listener, (struct sockaddr *)&own, &size) != 0) return 0;
  return ntohs(own.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&own)->sin6_port : ((struct sockaddr_in *)&own)->sin_port);
}

int saraban_web_listen(const char *host, int *port) {
  struct addrinfo wanted = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE}, *found = NULL;
  if (getaddrinfo(host, NULL, &wanted, &found) != 0) return -EADDRNOTAVAIL;
  int listener = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  int yes = 1, problem = 0;
  if (found->ai_family == AF_INET6) ((struct sockaddr_in6 *)found->ai_addr)->sin6_port = htons((uint16_t)*port);
  else ((struct sockaddr_in *)found->ai_addr)->sin_port = htons((uint16_t)*port);
  // A port that a former server has just left can be taken at once.
  if (listener < 0 || setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0
      || bind(listener, found->ai_addr, found->ai_addrlen) != 0 || listen(listener, SOMAXCONN) != 0) problem = errno;
  freeaddrinfo(found);
  if (problem) {
    if (listener >= 0) close(listener);
    return -problem;
  }
  *port = port_of(listener);
  return listener;
}

static int socket_of(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *address, const char *method, const char *version,
                              const char *upload, size_t *upload_size, void **request) {
  static int seen;
  int hasBody = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length") || MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Transfer-Encoding");
  // Answered at the first call, it is refused and the connection ends: right only where more would follow.
  if (!*request && !hasBody) {
    *request = &seen;
    return MHD_YES;
  }
  const struct saraban_web *web = cls;
  return web->answer(web->context, connection, socket_of(connection), address, method);
}

static void completed(void *cls, struct MHD_Connection *connection, void **request, enum MHD_RequestTerminationCode code) {
  const struct saraban_web *web = cls;
  web->waits(web->context, socket_of(connection), 1);
}

static void connected(void *cls, struct MHD_Connection *connection, void **client, enum MHD_ConnectionNotificationCode code) {
  const struct saraban_web *web = cls;
  web->waits(web->context, socket_of(connection), code == MHD_CONNECTION_NOTIFY_STARTED);
}

/// Addresses stay as they were sent: a decoded zero byte would cut them short.
static size_t as_sent(void *cls, struct MHD_Connection *connection, char *text) { return strlen(text); }

struct MHD_Daemon *saraban_web_start(int listener, const struct saraban_web *web, unsigned clients, unsigned idle_seconds, unsigned head_bytes) {
  void *context = (void *)web;
  return MHD_start_daemon(
    MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, context,
    MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_CONNECTION_LIMIT, clients, MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds,
    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)head_bytes, MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, MHD_OPTION_STRICT_FOR_CLIENT, 1,
    MHD_OPTION_UNESCAPE_CALLBACK, as_sent, NULL, MHD_OPTION_NOTIFY_COMPLETED, completed, context,
    MHD_OPTION_NOTIFY_CONNECTION, connected, context, MHD_OPTION_END);
}
