#define _GNU_SOURCE
#include "web.h"
#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
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

static void write_address(const struct sockaddr *address, char *text, size_t size) {
  const void *bytes = address->sa_family == AF_INET6 ? (const void *)&((const struct sockaddr_in6 *)address)->sin6_addr
                                                     : (const void *)&((const struct sockaddr_in *)address)->sin_addr;
  inet_ntop(address->sa_family, bytes, text, (socklen_t)size);
}

/// The first address of the machine that others know; its loopback address where it is in no network.
static void write_outer_address(char *text, size_t size) {
  struct ifaddrs *all = NULL;
  strcpy(text, "127.0.0.1");
  if (getifaddrs(&all) != 0) return;
  for (const struct ifaddrs *one = all; one; one = one->ifa_next) {
    if (!one->ifa_addr || one->ifa_addr->sa_family != AF_INET || !(one->ifa_flags & IFF_UP) || one->ifa_flags & IFF_LOOPBACK) continue;
    write_address(one->ifa_addr, text, size);
    break;
  }
  freeifaddrs(all);
}

struct saraban_web_reach saraban_web_reach(int listener) {
  struct saraban_web_reach reach = {.address = "127.0.0.1", .isLoopback = 1};
  struct sockaddr_storage own;
  socklen_t size = sizeof own;
  if (getsockname(listener, (struct sockaddr *)&own, &size) != 0) return reach;
  if (own.ss_family == AF_INET6) {
    const struct in6_addr *address = &((struct sockaddr_in6 *)&own)->sin6_addr;
    reach.isEverywhere = IN6_IS_ADDR_UNSPECIFIED(address);
    reach.isLoopback = IN6_IS_ADDR_LOOPBACK(address);
  } else {
    in_addr_t address = ntohl(((struct sockaddr_in *)&own)->sin_addr.s_addr);
    reach.isEverywhere = address == INADDR_ANY;
    reach.isLoopback = address >> 24 == 127;
  }
  if (reach.isEverywhere) write_outer_address(reach.address, sizeof reach.address);
  else write_address((struct sockaddr *)&own, reach.address, sizeof reach.address);
  return reach;
}

static int socket_of(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *address, const char *method, const char *version,
                              const char *upload, size_t *upload_size, void **request) {
  static int seen;
  int isFirst = !*request;
  *request = &seen;
  const struct saraban_web *web = cls;
  return web->answer(web->context, connection, socket_of(connection), address, method, isFirst);
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

/// The library keeps a record of every argument of an address, in the memory for the head: with many it fails to answer at all. What is
/// beyond the few that we know is cut off, in the buffer that the address stands in.
static void *addressed(void *cls, const char *address, struct MHD_Connection *connection) {
  char *rest = strchr(address, '?');
  for (int count = 0; rest && count < 8; count++) rest = strchr(rest + 1, '&');
  if (rest) *rest = 0;
  return NULL;
}

struct server {
  struct MHD_Daemon *daemon;
  const struct saraban_web *web;
};

static void *serve(void *cls) {
  struct server server = *(struct server *)cls;
  free(cls);
  for (;;) {
    MHD_run_wait(server.daemon, 100);
    server.web->tick(server.web->context);
  }
}

/// A thread of its own, which nothing that the program computes can hold up. Signals are for the others: a client that goes is none.
static int start_thread(struct server *server) {
  sigset_t all, former;
  pthread_t thread;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &former);
  int problem = pthread_create(&thread, NULL, serve, server);
  pthread_sigmask(SIG_SETMASK, &former, NULL);
  if (problem == 0) pthread_detach(thread);
  return problem == 0;
}

int saraban_web_start(int listener, const struct saraban_web *web, unsigned clients, unsigned idle_seconds, unsigned head_bytes) {
  void *context = (void *)web;
  struct server *server = malloc(sizeof *server);
  if (!server) return 0;
  server->web = web;
  server->daemon = MHD_start_daemon(
    MHD_USE_EPOLL, 0, NULL, NULL, answer, context,
    MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_CONNECTION_LIMIT, clients, MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds,
    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)head_bytes, MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, MHD_OPTION_STRICT_FOR_CLIENT, 1,
    MHD_OPTION_UNESCAPE_CALLBACK, as_sent, NULL, MHD_OPTION_URI_LOG_CALLBACK, addressed, NULL, MHD_OPTION_NOTIFY_COMPLETED, completed, context,
    MHD_OPTION_NOTIFY_CONNECTION, connected, context, MHD_OPTION_END);
  if (server->daemon && start_thread(server)) return 1;
  if (server->daemon) MHD_stop_daemon(server->daemon);
  free(server);
  return 0;
}
