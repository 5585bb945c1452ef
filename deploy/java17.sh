# shellcheck shell=sh
# Finds a JDK 17 and exports JAVA_HOME; sourced by the commands of this folder. The build insists on 17, whatever the default Java is.

jdk17_at() {
  [ -x "$1/bin/javac" ] || return 1
  case "$("$1/bin/javac" -version 2>&1)" in
    "javac 17" | "javac 17."*) return 0 ;;
    *) return 1 ;;
  esac
}

jdk17_find() {
  if [ -n "${JAVA_HOME:-}" ] && jdk17_at "$JAVA_HOME"; then
    return 0
  fi
  for found in /usr/lib/jvm/*17*; do
    if jdk17_at "$found"; then
      JAVA_HOME=$found
      return 0
    fi
  done
  found=$(command -v javac || true)
  if [ -n "$found" ]; then
    found=$(dirname "$(dirname "$(readlink -f "$found")")")
    if jdk17_at "$found"; then
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

jdk17_require() {
  if ! jdk17_find; then
    need_packages "a JDK 17 builds and runs Consentry" openjdk-17-jdk-headless || exit 1
    if ! jdk17_find; then
      echo "No JDK 17 found. Install openjdk-17-jdk-headless, or set JAVA_HOME to a JDK 17." >&2
      exit 1
    fi
  fi
  export JAVA_HOME
}
