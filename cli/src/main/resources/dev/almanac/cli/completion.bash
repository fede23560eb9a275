# Completes alm in bash; in ~/.bashrc: source <(alm completion bash)
_alm_files() { # those whose names end so, and folders
  local IFS=$'\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -X "!*$1" -- "$2") $(compgen -d -- "$2"))
}
_alm() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options= choices= plans=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '@commands@' -- "$word"))
    return
  fi
  # bash takes --json=out for three words.
  if [ "$word" = = ]; then
    word=
  elif [ "$before" = = ]; then
    before=${COMP_WORDS[COMP_CWORD-2]}
  fi
  case $before in
    @files@) _alm_files '' "$word"; return ;;
    @folders@) COMPREPLY=($(compgen -d -- "$word")); compopt -o filenames 2>/dev/null; return ;;
    @values@) return ;;
  esac
  case ${COMP_WORDS[1]} in
@cases@
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) if [ "$plans" ]; then _alm_files .alm "$word"; else COMPREPLY=($(compgen -W "$choices" -- "$word")); fi ;;
  esac
}
complete -F _alm alm
