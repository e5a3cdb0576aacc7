# Sourced by ./run, ./test and ./bench: installs Debian packages, checks Swift, and builds without output unless a build fails.
# All messages go to stderr: stdout belongs to the program.
# shellcheck shell=bash

# Packages and their purpose.
readonly build_packages=(
  "libncurses-dev:draws on the terminal"
  "libfftw3-dev:computes spectrograms"
  "libdeflate-dev:compresses samples"
  "libpng-dev:reads and writes pictures"
  "libjpeg62-turbo-dev:reads JPEG pictures"
  "libssl-dev:computes checksums"
  "libsqlite3-dev:keeps the catalog of a dataset"
  "libexpat1-dev:reads the XML files of other labeling programs"
  "libtomlplusplus-dev:reads the config file"
  "libavformat-dev:reads video files"
  "libavcodec-dev:decodes videos"
  "libavutil-dev:is used by the decoder of videos"
  "libswscale-dev:converts the colors of videos"
)
readonly test_packages=(
  "libvterm-dev:reads the screen of the program under test"
  "python3-numpy:reads saved samples"
  "tmux:runs the program in a split window"
  "curl:asks a detector that is a server"
  "ffmpeg:makes videos, and the frames that ours must equal"
)
readonly bench_packages=(
  "zlib1g-dev:is compared with libdeflate"
  "libvterm-dev:reads the screen of the measured program"
  "ffmpeg:makes videos"
)
# Packages that Swift itself needs, installed only if Swift does not work.
readonly swift_packages=(
  "binutils:the linker that Swift calls"
  "libstdc++-12-dev:linked into Swift programs"
  "libcurl4:Swift's package manager"
  "libncurses6:Swift's package manager"
  "libsqlite3-0:Swift's package manager"
  "libxml2:Swift's package manager"
)

# Makes sure that Swift works and that the given packages are installed.
set_up() {
  command -v swift >/dev/null \
    || fail "swift is not in PATH; install Swift 6 or newer, see https://swift.org/install"
  swift_works || ensure_packages "$@" "${swift_packages[@]}"
  ensure_swift_version
  ensure_packages "$@"
}

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$(basename "$0"): $*"
  exit 1
}

# Installs the given packages ("name:purpose") that are missing.
# Without apt-get it does nothing; if the build then fails, `build` lists the packages.
ensure_packages() {
  command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
  local package missing=()
  for package in "$@"; do
    is_installed "${package%%:*}" || missing+=("$package")
  done
  [[ ${#missing[@]} -eq 0 ]] || install_packages "${missing[@]}"
}

is_installed() {
  local status
  status=$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null) || return 1
  [[ $status == installed ]]
}

install_packages() {
  local names=("${@%%:*}") as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo >/dev/null \
      || fail "packages are missing, but this is not root and sudo is not available; run as root: apt-get install ${names[*]}"
    as_root=(sudo)
    [[ -z ${CI:-} ]] || as_root+=(--non-interactive)
  fi
  say "Installing missing Debian packages:"
  list_packages "$@"
  local apt_get=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet -o APT::Update::Error-Mode=any -o DPkg::Lock::Timeout=300)
  quietly "${apt_get[@]}" update || say "apt-get update failed (see above); continuing with the existing package lists"
  quietly "${apt_get[@]}" install --yes --no-install-recommends "${names[@]}" \
    || fail "apt-get could not install ${names[*]} (see above)"
}

list_packages() {
  local package
  for package in "$@"; do
    say "$(printf '  %-16s %s' "${package%%:*}" "${package#*:}")"
  done
}

# Checks that the Swift on the PATH is 6 or newer.
ensure_swift_version() {
  local version
  version=$(swift --version 2>&1) || fail "cannot run swift: $version"
  [[ $version =~ Swift\ version\ ([0-9]+)[^\ ]* ]] || fail "cannot read the version of swift from: $version"
  [[ ${BASH_REMATCH[1]} -ge 6 ]] \
    || fail "$(command -v swift) is ${BASH_REMATCH[0]}, but version 6 or newer is needed; see https://swift.org/install"
}

swift_works() {
  command -v ld >/dev/null && [[ -d /usr/include/c++ ]] && swift build --version >/dev/null 2>&1
}

# Runs a build without output unless it fails.
build() {
  quietly "$@" && return
  if ! command -v apt-get >/dev/null; then
    say "No packages were installed because there is no apt-get. LabelTUI needs the contents of these Debian packages:"
    list_packages "${build_packages[@]}" "${test_packages[@]}"
  fi
  fail "the build failed (see above)"
}

# Runs a command and shows its output only if it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" 2>&1 | tee "$log" | show_progress || status=$?
  [[ $status -eq 0 ]] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# Shows the last line of the input on one line of the terminal, which is cleared at the end.
# Without a terminal it only prints that a build has started.
show_progress() {
  local line announced=false
  while IFS= read -r line; do
    if [[ -t 2 && -z ${CI:-} ]]; then
      printf '\r\e[K%.79s' "$line" >&2
    elif [[ $announced == false && $line == *Compiling* ]]; then
      say "Building labeltui ..."
      announced=true
    fi
  done
  [[ ! -t 2 || -n ${CI:-} ]] || printf '\r\e[K' >&2
}
