#ifndef SARABAN_WEB_H
#define SARABAN_WEB_H

#include <microhttpd.h>

/// What of GNU libmicrohttpd Swift cannot call: functions with a variable number of arguments.

/// Who is told of requests and of clients, on the thread of the server.
struct saraban_web {
  void *context;
  /// A request whose head has arrived.
  enum MHD_Result (*answer)(void *context, struct MHD_Connection *connection, int socket, const char *address, const char *method);
  /// A client that may now send a request (`isOpen`), or that is gone.
  void (*waits)(void *context, int socket, int isOpen);
};

/// A socket that listens at a host's address, or the negative error number; EADDRNOTAVAIL where there is no such host.
/// `port` 0 takes any that is free; the one taken is written back.
int saraban_web_listen(const char *host, int *port);

/// Serves what arrives at the socket, which is closed with the server. NULL when it cannot be started. `web` must outlive it.
struct MHD_Daemon *saraban_web_start(int listener, const struct saraban_web *web, unsigned clients, unsigned idle_seconds, unsigned head_bytes);

#endif
