"""The built sites as a careful administrator serves them: under a sub-path, with the strictest policy the bundle promises to keep."""
import functools
import http.server
import threading

POLICY = ("default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; "
          "frame-ancestors 'self'")
PREFIX = "/some/sub-path"


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def translate_path(self, path):
        inside = path.startswith(PREFIX + "/")
        return super().translate_path(path.removeprefix(PREFIX) if inside else "/no such file")

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    # A page asks for all its sheets at once, and several browsers do.
    request_queue_size = 64

    def handle_error(self, *_):
        """A browser that turns to the next page before the last file has come is no news."""


def serve(folder):
    """Serves a folder on the loopback until the process ends; returns its address, without a slash at the end."""
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
