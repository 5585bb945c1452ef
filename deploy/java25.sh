# shellcheck shell=sh
# Finds a JDK 25 and exports JAVA_HOME; sourced by the commands of this folder. The build insists on 25, whatever the default Java is.

jdk25_at() {
  [ -x "$1/bin/javac" ] || return 1
  # With JAVA_TOOL_OPTIONS the JVM says so on a line before.
  case "$("$1/bin/javac" -version 2>&1 | tail -n 1)" in
    "javac 25" | "javac 25."*) return 0 ;;
    *) return 1 ;;
  esac
}

# JAVA_HOME, else what the distribution or a person put under the usual folders, else the javac of the path.
jdk25_find() {
  if [ -n "${JAVA_HOME:-}" ] && jdk25_at "$JAVA_HOME"; then
    return 0
  fi
  for found in /usr/lib/jvm/*25* /opt/*25* "${HOME:-/nowhere}"/.sdkman/candidates/java/25* /usr/lib/jvm/*; do
    if jdk25_at "$found"; then
      JAVA_HOME=$found
      return 0
    fi
  done
  found=$(command -v javac || true)
  if [ -n "$found" ]; then
    found=$(dirname "$(dirname "$(readlink -f "$found")")")
    if jdk25_at "$found"; then
      JAVA_HOME=$found
      return 0
    fi
  fi
  return 1
}

# Installs the Debian packages named after "why", or says which are missing.
need_packages() {
  why=$1
  shift
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Missing: $* ($why). Install with: sudo apt-get install $*" >&2
    return 1
  fi
  echo "Installing $* ($why)."
  (
    # No service may start on its own: programs are started by the tests that need them.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
      trap 'rm -f "$policy"' EXIT
      printf '#!/bin/sh\nexit 101\n' >"$policy"
      chmod 755 "$policy"
    fi
    apt-get -q update </dev/null &&
      DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@" </dev/null
  ) || {
    echo "apt-get could not install $*." >&2
    return 1
  }
}

jdk25_require() {
  if ! jdk25_find; then
    missing="No JDK 25 found. Install openjdk-25-jdk-headless or Eclipse Temurin 25 (https://adoptium.net), or set JAVA_HOME to a JDK 25."
    if [ "$(id -u)" -ne 0 ] || ! jdk25_packaged; then
      echo "$missing" >&2
      exit 1
    fi
    need_packages "a JDK 25 builds and runs Consentry" openjdk-25-jdk-headless || exit 1
    if ! jdk25_find; then
      echo "$missing" >&2
      exit 1
    fi
  fi
  export JAVA_HOME
}

# Whether this distribution has the package; Debian 12 does not.
jdk25_packaged() {
  command -v apt-cache >/dev/null || return 1
  [ -n "$(apt-cache search --names-only '^openjdk-25-jdk-headless$' 2>/dev/null)" ] && return 0
  apt-get -q update </dev/null >/dev/null 2>&1 || return 1
  [ -n "$(apt-cache search --names-only '^openjdk-25-jdk-headless$' 2>/dev/null)" ]
}
