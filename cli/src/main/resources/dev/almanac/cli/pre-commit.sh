#!/bin/sh
# Plans are in canonical form, and hold, before they are committed. `alm git` wrote this.
plans() { git diff --cached --name-only --diff-filter=ACMR -z -- '*.alm'; }
[ -n "$(plans | tr '\0' x)" ] || exit 0
command -v alm >/dev/null || { echo 'pre-commit: alm is not on the PATH' >&2; exit 1; }
plans | xargs -0 alm fmt --check -- || { echo 'pre-commit: bring these into canonical form: alm fmt' >&2; exit 1; }
plans | xargs -0 alm test --quiet -- || { echo 'pre-commit: these plans do not hold' >&2; exit 1; }
