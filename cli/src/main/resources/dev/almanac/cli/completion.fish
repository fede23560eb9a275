# Completes alm in fish; in ~/.config/fish/config.fish: alm completion fish | source
complete -c alm -f
@lines@
