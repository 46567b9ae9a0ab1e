# shellcheck shell=bash
# Sourced by ./run and ./test: brings a Debian or Ubuntu that has only the .NET 10 SDK to what the portal needs.
# Everything said here goes to standard error, so that the output of the program stays clean.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
missing=()
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null; }

need_dotnet() {
  (cd "$root" && dotnet --version) &>/dev/null || stop "Please install the .NET 10 SDK (https://dot.net), then start again."
}

# --- system packages ---------------------------------------------------------------------------------------------------

# need PACKAGE CONDITION...: PACKAGE is missing when the condition does not hold.
need() { local package=$1; shift; "$@" || missing+=("$package"); }

has_font() {
  [[ -n $(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" -iname "$1" -print -quit 2>/dev/null) ]]
}

is_ubuntu() { (. /etc/os-release && [[ ${ID-} == ubuntu ]]) 2>/dev/null; }

may_install() { has apt-get && { ((EUID == 0)) || sudo -n true 2>/dev/null; }; }

as_root() { if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi; }

install_missing() {
  ((${#missing[@]})) || return 0
  may_install || return 1
  say "Installing ${missing[*]}"
  as_root apt-get update -qq >&2 || say "The list of packages could not be refreshed; trying with the one at hand."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "${missing[@]}" >&2
}

need_node() { need nodejs has node; need npm has npm; }

# install_packages: what printing needs, and what the caller has asked for before with `need`.
install_packages() {
  need fonts-liberation has_font 'LiberationSans-Regular.*'
  need fonts-crosextra-carlito has_font 'Carlito-Regular.*'
  need fonts-crosextra-caladea has_font 'Caladea-Regular.*'
  need fonts-dejavu-core has_font 'DejaVuSans.*'
  need tzdata test -e /usr/share/zoneinfo/Europe/Paris
  is_ubuntu || need chromium find_chromium
  install_missing || { need_node; stop "Please run: sudo apt-get install --no-install-recommends ${missing[*]}"; }

  missing=()
  need_node # only to fetch the portal's own font: without it the system's font is used
  install_missing || say "For the portal's own font, run: sudo apt-get install --no-install-recommends ${missing[*]}"
}

# --- the browser -------------------------------------------------------------------------------------------------------

find_chromium() {
  local name
  for name in "${BROKER_CHROMIUM-}" chromium chromium-browser google-chrome google-chrome-stable "$root"/var/browsers/chromium-*/chrome-linux*/chrome; do
    if chromium=$(command -v "$name"); then return 0; fi
  done
  return 1
}

# need_chromium FOLDER: Ubuntu packages Chromium only as a snap, which does not run everywhere; there, Playwright's driver in
# the FOLDER of a built program fetches one.
need_chromium() {
  if ! find_chromium; then
    local node
    may_install || stop "Please install Chromium or Google Chrome, then start again."
    say "Fetching Chromium"
    node=$(printf '%s\n' "$1"/.playwright/node/*/node)
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD='' PLAYWRIGHT_BROWSERS_PATH=$root/var/browsers \
      "$node" "$1/.playwright/package/cli.js" install --with-deps --no-shell chromium >&2 || true
    find_chromium || stop "Chromium could not be fetched: please install Chromium or Google Chrome, then start again."
  fi
  export BROKER_CHROMIUM=$chromium Broker__Chromium=$chromium
}
