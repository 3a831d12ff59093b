#!/bin/sh
# Gets Debian's Chromium where that is possible, and says what to do where it is not.
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ]; then root=""; else root="sudo -n"; fi
if command -v apt-get >/dev/null 2>&1 && $root true 2>/dev/null; then
  echo "installing Chromium for the browser tests"
  $root apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends \
      chromium fonts-dejavu-core >/dev/null && exit 0
fi
echo "Chromium is not here and could not be installed; on Debian, as root: apt-get install chromium" >&2
exit 0
