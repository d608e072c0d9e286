"""Whole messages over a socket: each is its length and then its bytes."""

import socket
import struct
from time import monotonic

_LENGTH = struct.Struct("!Q")


def send(channel: socket.socket, *messages: bytes) -> None:
    """Send the messages one after another."""
    for message in messages:
        channel.sendall(_LENGTH.pack(len(message)) + message)


def receive(channel: socket.socket, deadline: float | None = None) -> bytes | None:
    """Return the next message, or None when the other side has gone.

    Raises TimeoutError when it is not whole at `deadline` (seconds of the monotonic clock).
    """
    head = _exactly(channel, _LENGTH.size, deadline)
    return head and _exactly(channel, _LENGTH.unpack(head)[0], deadline)


def _exactly(channel: socket.socket, count: int, deadline: float | None) -> bytes | None:
    data = bytearray()
    while len(data) < count:
        if deadline is not None:
            channel.settimeout(max(deadline - monotonic(), 0.001))
        part = channel.recv(min(count - len(data), 1 << 20))
        if not part:
            return None
        data += part
    return bytes(data)
