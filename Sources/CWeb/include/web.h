#ifndef SARABAN_WEB_H
#define SARABAN_WEB_H

#include <microhttpd.h>

/// What of GNU libmicrohttpd Swift cannot call, functions with a variable number of arguments, and the thread on which it works.

/// Who is told of requests and of clients, on the thread of the server.
struct saraban_web {
  void *context;
  /// A request whose head has arrived. It comes twice: `isFirst` may be answered only to refuse what would follow.
  enum MHD_Result (*answer)(void *context, struct MHD_Connection *connection, int socket, const char *address, const char *method, int isFirst);
  /// A client that may now send a request (`isOpen`), or that is gone.
  void (*waits)(void *context, int socket, int isOpen);
  /// Several times in a second.
  void (*tick)(void *context);
};

/// A socket that listens at a host's address, or the negative error number; EADDRNOTAVAIL where there is no such host.
/// `port` 0 takes any that is free; the one taken is written back.
int saraban_web_listen(const char *host, int *port);

/// How a listening socket is reached.
struct saraban_web_reach {
  /// Numeric. Of one that listens at every address of the machine, the first that other machines know.
  char address[64];
  int isEverywhere, isLoopback;
};
struct saraban_web_reach saraban_web_reach(int listener);

/// Serves what arrives at the socket until the program ends, on a thread of its own; 0 when that cannot be. `web` must outlive it.
int saraban_web_start(int listener, const struct saraban_web *web, unsigned clients, unsigned idle_seconds, unsigned head_bytes);

#endif
