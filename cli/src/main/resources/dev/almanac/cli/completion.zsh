#compdef alm
# Completes alm in zsh; in ~/.zshrc, after compinit: source <(alm completion zsh)
_alm() {
  local -a commands
  commands=(
@commands@
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
@cases@
  esac
}
if [ "$funcstack[1]" = _alm ]; then _alm "$@"; else compdef _alm alm; fi
