#!/bin/bash
# Runs the example against a sidecar of its own, on free ports and a fresh data folder, approves the agent's ask from
# the command line, and checks what became of the three calls.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
agent='' sidecar=''

finish() {
  status=$?
  trap - EXIT
  for process in $agent $sidecar; do kill "$process" 2>/dev/null || true; done
  wait
  if [ "$status" -ne 0 ]; then
    for log in "$work"/*.log; do printf -- '--- %s\n' "${log##*/}"; tail -n 40 "$log"; done >&2
  fi
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT

# waits SECONDS COMMAND...: until the command succeeds
waits() {
  local end=$((SECONDS + $1))
  shift
  until "$@" 2>/dev/null; do
    kill -0 "$sidecar" 2>/dev/null || { echo 'the sidecar has ended' >&2; exit 1; }
    [ "$SECONDS" -lt "$end" ] || { echo "gave up waiting for: $*" >&2; exit 1; }
    sleep 0.2
  done
}

ready() {
  node -e 'fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "http://127.0.0.1:$http/readyz"
}

cd "$here"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run --silent build

read -r agents review http < <(node -e '
  const servers = [0, 1, 2].map(() => require("node:net").createServer().listen(0, "127.0.0.1"));
  setTimeout(() => {
    console.log(servers.map((server) => server.address().port).join(" "));
    servers.forEach((server) => server.close());
  }, 100);')

"$root/assent" version
"$root/assent" serve --policies "$root/policies" --data "$work/data" --agent-listen "127.0.0.1:$agents" \
  --review-listen "127.0.0.1:$review" --http-listen "127.0.0.1:$http" 2>"$work/sidecar.log" &
sidecar=$!
waits 60 ready

ASSENT_ADDRESS="127.0.0.1:$agents" timeout 180 node dist/agent.js >"$work/agent.log" 2>&1 &
agent=$!
waits 60 grep -q 'waits for people' "$work/agent.log"
ask=$(sed -n 's/^support.refund: waits for people (ask \(.*\))$/\1/p' "$work/agent.log")
# what is approved is this call and no other: the digest says so
digest=$("$root/assent" asks get -o yaml --server "127.0.0.1:$review" --data "$work/data" "$ask" \
  | sed -n 's/^"callDigest": "\(.*\)"$/\1/p')
"$root/assent" asks approve --digest "$digest" --server "127.0.0.1:$review" --data "$work/data" "$ask"
wait "$agent"
cat "$work/agent.log"

expect() {
  [ "$(grep -c -- "$1" "$work/agent.log")" -eq 1 ] || { echo "expected one line: $1" >&2; exit 1; }
}
expect '^support.get_order: ran: '
expect '^support.close_account: refused (.*another-customer'
expect '^support.refund: ran (approved by .*): refunded 120 EUR$'
echo 'typescript: allow, deny, and ask -> approve: 3 passed'
