#!/bin/sh
# What a Lua script in Orthanc gets from HttpPost() when the answer is no success.
#
# Version: Orthanc 1.10.1 (Debian 12); the server that answers is Python's http.server.
#
# One would guess that an answer with an error status comes as nil or with its body, as a connection that is refused does,
# and that a POST is not repeated elsewhere as another request. Seen:
#   200 with a body           the body
#   403 and 503 with a body   empty text, not nil: a script that tests "if answer then" takes it for one
#   302 to another address    the redirect is followed, as a GET without the body, and what comes from there is returned
#   connection refused        nil
#
# Needs: Debian 12 with apt lists, root (to download packages, not to install them), python3, curl.
set -eu
work=$(mktemp -d)
peer= orthanc=
trap 'for p in $peer $orthanc; do kill "$p" 2>/dev/null; done; rm -rf "$work"' EXIT
cd "$work"

mkdir -p debs/partial root store
apt-get -qq -y -o APT::Sandbox::User=root -o Dir::Cache::archives="$work/debs" --download-only --reinstall install \
  orthanc=1.10.1+dfsg-2+deb12u1 dcmtk=3.6.7-9~deb12u4 libdcmtk17=3.6.7-9~deb12u4 >/dev/null
for deb in debs/*.deb; do dpkg -x "$deb" root; done
export PATH="$work/root/usr/sbin:$work/root/usr/bin:$PATH" DCMDICTPATH="$work/root/usr/share/libdcmtk17/dicom.dic"
export LD_LIBRARY_PATH="$work/root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)"

free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
http=$(free) port=$(free) nobody=$(free)

cat >peer.py <<'PEER'
import http.server, sys
class Answers(http.server.BaseHTTPRequestHandler):
    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status = int(self.path.strip("/"))
        body = (self.command + " " + self.path).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_GET = do_POST = answer
    def log_message(self, *_):
        pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answers).serve_forever()
PEER
python3 peer.py "$port" &
peer=$!

cat >ask.lua <<LUA
function IncomingHttpRequestFilter(method, uri)
  if uri == '/system' then return true end
  local where = 'http://127.0.0.1:$port' .. uri
  if uri == '/nobody' then where = 'http://127.0.0.1:$nobody/' end
  local answer = HttpPost(where, '{}', { ['Content-Type'] = 'application/json' })
  print('SEEN ' .. uri .. ' ' .. type(answer) .. ' [' .. tostring(answer) .. ']')
  return false
end
LUA
cat >orthanc.json <<CONFIG
{"StorageDirectory": "$work/store", "IndexDirectory": "$work/store", "HttpPort": $http, "DicomServerEnabled": false,
 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "LuaScripts": ["$work/ask.lua"], "Plugins": []}
CONFIG
Orthanc orthanc.json >orthanc.log 2>&1 &
orthanc=$!
ready() { curl -sf "localhost:$http/system" >/dev/null && curl -sf "localhost:$port/200" >/dev/null; }
tries=0
until ready || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.2; done

failed=0
# same PATH EXPECTED
same() {
  curl -s -o /dev/null "localhost:$http$1"
  seen=$(sed -n "s|.*SEEN $1 ||p" orthanc.log | tail -n 1)
  echo "$1: $seen"
  if [ "$seen" != "$2" ]; then echo "  CHANGED: expected $2" >&2; failed=1; fi
}
same /200 "string [POST /200]"
same /403 "string []"
same /503 "string []"
same /302 "string [GET /200]"
same /nobody "nil [nil]"
exit $failed
