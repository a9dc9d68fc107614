"""Reads a time of day as lines write it, with its half of the day and its offset."""

from collections.abc import Mapping

_DIGIT = "[0-9٠-٩۰-۹]"
CLOCK = (
    rf"(?P<hour>{_DIGIT}{{1,2}})(?:\s?[:.h時时點点]\s?|Uhr\s?)(?P<minute>{_DIGIT}{{2}})?分?"
    rf"(?:\s?[:.]\s?{_DIGIT}{{2}}(?:\.{_DIGIT}{{1,6}})?)?"
)
OFFSET = r"(?P<offset>(?:UTC|GMT)?\s?[+\u2212-]\d{1,2}(?::?\d{2})?|Z)(?![0-9])"


def read_clock(
    group: Mapping[str, str | None], pm: frozenset[str], zones: Mapping[str, int]
) -> tuple[int, int, int | None] | None:
    """Hour, minute and offset in minutes of a matched time; None where no clock shows it."""
    half = (group["half"] or group["before"] or "").casefold()
    hour, minute = int(group["hour"] or 0), int(group["minute"] or 0)
    if half:
        if not 1 <= hour <= 12 and not (group["before"] and hour <= 23):
            return None
        if hour <= 12:
            hour = hour % 12 + (12 if half in pm else 0)
    if hour > 23 or minute > 59:
        return None
    zone = (group["zone"] or "").casefold()
    return hour, minute, _offset(group["offset"]) if group["offset"] else zones.get(zone)


def _offset(offset: str) -> int | None:
    """``+08:00``, ``UTC+8``, ``GMT-0330``, ``Z`` in minutes east of UTC."""
    text = offset.upper().replace("\u2212", "-").replace(" ", "").removeprefix("UTC")
    text = text.removeprefix("GMT")
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    total = int(hours or 0) * 60 + int(minutes)
    return None if total > 14 * 60 else (-total if text[0] == "-" else total)
