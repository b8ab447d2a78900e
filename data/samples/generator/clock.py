"""Time in the sample data set: seconds since 2026-07-14T00:00:00Z."""

from datetime import datetime, timedelta, timezone

FIRST_NIGHT = datetime(2026, 7, 14, tzinfo=timezone.utc)
DAY = 86_400
HOUR = 3_600
END = 2 * DAY


def at(day, text):
    """Seconds of a UTC wall-clock time such as at(14, "23:44") or at(15, "00:20:30")."""
    parts = [int(part) for part in text.split(":")] + [0]
    return (day - 14) * DAY + parts[0] * HOUR + parts[1] * 60 + parts[2]


def moment(seconds):
    return FIRST_NIGHT + timedelta(seconds=seconds)


def milliseconds(seconds):
    return (int(FIRST_NIGHT.timestamp()) + seconds) * 1000


def iso(seconds):
    return moment(seconds).strftime("%Y-%m-%dT%H:%M:%SZ")
