# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Starts and ends ClickHouse's shards, relays and agents with the settings of
# contrib/fleet, in $WORK and on ports of the loopback interface; what they say
# while they are set up is in $LOG. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/../lib/fleet.sh"

CONTRIB=$ROOT/contrib/fleet
# Seconds until an engine answers; a busy machine takes its time.
LIMIT_START=60

TLS_SETTINGS=(sockopt_tls_ca "$WORK/ca.pem" sockopt_tls_cert "$WORK/cert.pem"
	sockopt_tls_key "$WORK/key.pem")

# What runs now, by name; only these are ended.
declare -A ENGINES=()

# engine_start NAME COMMAND...
engine_start() {
	local name=$1
	shift
	"$@" >>"$WORK/$name.out" 2>&1 </dev/null &
	ENGINES[$name]=$!
}

# engine_end SIGNAL NAME: and waits for its end.
engine_end() {
	kill -s "$1" "${ENGINES[$2]}" 2>/dev/null || true
	wait "${ENGINES[$2]}" 2>/dev/null || true
	unset "ENGINES[$2]"
}

# engine_cpu_us NAME: of CPU that it has used.
engine_cpu_us() {
	local ticks
	ticks=$(sed 's/.*) //' "/proc/${ENGINES[$1]}/stat" | awk '{ print $12 + $13 }')
	printf '%s\n' $((ticks * 1000000 / $(getconf CLK_TCK)))
}

engines_end() {
	local name
	for name in "${!ENGINES[@]}"; do
		engine_end KILL "$name"
	done
}

# until_true SECONDS COMMAND...: tries it until it succeeds; 1 if it never does.
until_true() {
	local end=$((SECONDS + $1))
	shift
	until "$@" >/dev/null; do
		[[ $SECONDS -lt $end ]] || return 1
		sleep 0.5
	done
}

# engines_ports: sets RELAY_PORT, TLS_PORT, HTTP_PORTS and TCP_PORTS, by shard, to ports that
# nobody listens on.
engines_ports() {
	local ports
	read -ra ports < <(python3 - <<-'END'
		import socket
		held = [socket.create_server(("127.0.0.1", 0)) for _ in range(6)]
		print(*(one.getsockname()[1] for one in held))
	END
	)
	RELAY_PORT=${ports[0]}
	HTTP_PORTS=([1]="${ports[1]}" [2]="${ports[2]}")
	TCP_PORTS=([1]="${ports[3]}" [2]="${ports[4]}")
	TLS_PORT=${ports[5]}
}

# shard_settings NUMBER: its own, and the cluster's as it is given away.
shard_settings() {
	local dir=$WORK/shard-$1
	mkdir -p "$dir"/{config.d,data/tmp}
	cat >"$dir/config.xml" <<-END
		<yandex>
		    <logger>
		        <level>warning</level>
		        <log>$dir/log</log>
		        <errorlog>$dir/errors</errorlog>
		    </logger>
		    <listen_host>127.0.0.1</listen_host>
		    <http_port>${HTTP_PORTS[$1]}</http_port>
		    <tcp_port>${TCP_PORTS[$1]}</tcp_port>
		    <path>$dir/data/</path>
		    <tmp_path>$dir/data/tmp/</tmp_path>
		    <mark_cache_size>268435456</mark_cache_size>
		    <timezone>UTC</timezone>
		    <users_config>$FLEET/etc/clickhouse-server/users.xml</users_config>
		    <default_profile>default</default_profile>
		    <default_database>default</default_database>
		</yandex>
	END
	awk -v ports="${TCP_PORTS[1]} ${TCP_PORTS[2]}" '
		BEGIN { split(ports, port) }
		/<host>/ { sub(/>shard-.*</, ">127.0.0.1<"); n++ }
		/<port>/ { sub(/>9000</, ">" port[n] "<") }
		{ print }' "$CONTRIB/cluster.xml" >"$dir/config.d/sockopt-trace.xml"
}

# query NUMBER: of that shard, from standard input.
query() {
	"${FLEET_RUN[@]}" "$FLEET/usr/bin/clickhouse-client" --host 127.0.0.1 \
		--port "${TCP_PORTS[$1]}" --multiquery 2>>"$WORK/client.err"
}

# ask NUMBER QUERY
ask() {
	query "$1" <<<"$2"
}

shard_start() {
	engine_start "shard-$1" "${FLEET_RUN[@]}" "$FLEET/usr/sbin/clickhouse-server" \
		--config-file="$WORK/shard-$1/config.xml"
	until_true "$LIMIT_START" ask "$1" 'SELECT 1' || {
		tail -n 5 "$WORK/shard-$1.out" "$WORK/shard-$1/errors" >&2
		die "shard $1 does not answer"
	}
}

# settings FILE NAME VALUE ...: the file of contrib with other values for its
# @define lines; each has to be there.
settings() {
	local file=$CONTRIB/$1 edit=()
	shift
	while [[ $# -gt 0 ]]; do
		grep -q "^@define $1 " "$file" || die "$file does not define $1"
		edit+=(-e "s|^\(@define $1\) .*|\1 \"$2\"|")
		shift 2
	done
	printf '@version: 3.38\n'
	sed "${edit[@]}" "$file"
}

# syslog_ng NAME: runs with $WORK/NAME.conf, keeps what it has in $WORK/NAME.
syslog_ng() {
	local dir=$WORK/$1
	mkdir -p "$dir"
	engine_start "$1" "${FLEET_RUN[@]}" "$FLEET/usr/sbin/syslog-ng" --foreground --no-caps \
		--module-path="$FLEET/usr/lib/syslog-ng/3.38" --cfgfile="$dir.conf" \
		--persist-file="$dir/persist" --control="$dir/control" --pidfile="$dir/pid"
}

# certificates: of an authority, and of its only member.
certificates() {
	quietly "$LOG" "making certificates" openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
		-nodes -days 2 -subj /CN=authority -keyout "$WORK/ca.key" -out "$WORK/ca.pem"
	quietly "$LOG" "making certificates" openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
		-nodes -subj /CN=localhost -keyout "$WORK/key.pem" -out "$WORK/request.pem"
	quietly "$LOG" "making certificates" openssl x509 -req -in "$WORK/request.pem" -days 2 \
		-CA "$WORK/ca.pem" -CAkey "$WORK/ca.key" -CAcreateserial -out "$WORK/cert.pem"
}

# relay_plain: the source of the settings that come in has one more port, which
# takes what comes without a certificate: feed.py speaks no TLS.
relay_plain() {
	sed "s/^source s_sockopt_hosts {/&\n\tnetwork(ip(127.0.0.1) port($RELAY_PORT) transport(tcp) \
		flags(no-parse) use-dns(no) max-connections(\`sockopt_relay_hosts\`) \
		log-iw-size(\`sockopt_relay_window\`) log-fetch-limit(1000));/"
}

relay_start() {
	settings relay.conf sockopt_relay_address 127.0.0.1 sockopt_relay_port "$TLS_PORT" \
		sockopt_relay_spool "$WORK/relay" "${TLS_SETTINGS[@]}" \
		sockopt_shard_1 "http://127.0.0.1:${HTTP_PORTS[1]}" \
		sockopt_shard_2 "http://127.0.0.1:${HTTP_PORTS[2]}" | relay_plain >"$WORK/relay.conf"
	syslog_ng relay
	until_true "$LIMIT_START" bash -c "true 2>/dev/null >/dev/tcp/127.0.0.1/$RELAY_PORT" || {
		tail -n 5 "$WORK/relay.out" >&2
		die "the relay does not answer"
	}
}

relay_stats() {
	"${FLEET_RUN[@]}" "$FLEET/usr/sbin/syslog-ng-ctl" stats --control="$WORK/relay/control"
}

# relay_taken: how many lines it has taken since it started.
relay_taken() {
	relay_stats | awk -F ';' '$1 == "source" && $2 == "s_sockopt_hosts" && $5 == "processed" { print $6 }'
}

# relay_waiting: how many of these no shard has yet. (Its own "queued" leaves out
# those that it is just trying to send.)
relay_waiting() {
	relay_stats | awk -F ';' '
		$1 == "dst.http" && $5 == "processed" { n += $6 }
		$1 == "dst.http" && $5 == "written" { n -= $6 }
		END { print n + 0 }'
}
