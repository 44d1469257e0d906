#!/bin/sh
# A computer that shows nothing else: Cage runs one program on the whole screen, without any
# desktop under it, and no key leads out of it (Debian: apt-get install cage xwayland). Start it
# from the console's login, for instance as the last line of ~/.profile of a user who is logged
# in by itself:
#   [ "$(tty)" = /dev/tty1 ] && exec /path/to/start-cage.sh
# Cage ends with its program, so it is started again here, until staff close it with the PIN.
# -d: no window frames. -m last: the screen that was connected last. Without -s the console
# cannot be switched.
export QT_QPA_PLATFORM=wayland
export STATUS="$XDG_RUNTIME_DIR/nerve-explorer-kiosk.status"
while :; do
    rm -f "$STATUS"
    cage -d -m last -- sh -c 'nerve-explorer --kiosk; echo $? > "$STATUS"'
    [ "$(cat "$STATUS" 2>/dev/null)" = 64 ] && exit 0
    sleep 2
done
