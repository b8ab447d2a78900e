"""What was measured, as Markdown."""

from measure import MEBIBYTE, machine, median, processor

NAMES = {"night": "the night", "peer": "DuckDB", "floor": "decompress and count lines"}


def told(name, taken):
    return (
        f"{NAMES[name]}: {taken.wall_seconds:.1f} s, {taken.cpu_seconds:.1f} s of CPU,"
        f" {taken.peak_mebibytes:,.0f} MiB"
    )


def noisy(values, digits=1):
    """The median, and the smallest and the largest."""
    if len(values) == 1:
        return f"{values[0]:,.{digits}f}"
    return f"{median(values):,.{digits}f} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"


def rows(header, lines):
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for line in lines:
        yield "| " + " | ".join(line) + " |"


def figures_of(name, all_taken, figures):
    taken = all_taken[name]
    wall = [each.wall_seconds for each in taken]
    floor = median([each.wall_seconds for each in all_taken["floor"]])
    written = taken[-1].written_bytes / MEBIBYTE
    return (
        NAMES[name],
        noisy(wall),
        noisy([each.cpu_seconds for each in taken]),
        noisy([each.peak_mebibytes for each in taken], 0),
        f"{written:,.1f}" if written else "",
        f"{figures['text'] / 1e6 / median(wall):,.0f}",
        f"{figures['samples'] / median(wall):,.0f}",
        f"{median(wall) / floor:,.1f}",
    )


def steps_of(taken):
    names = list(dict.fromkeys(name for each in taken for name in each.steps))
    lines = [(name, noisy([each.steps.get(name, 0.0) for each in taken])) for name in names]
    rest = [each.wall_seconds - sum(each.steps.values()) for each in taken]
    return [*lines, ("start, end, and between", noisy(rest))]


def markdown(chosen, figures, taken, phases, sums):
    cores, memory = machine()
    night, peer = (median([t.wall_seconds for t in taken[n]]) for n in ("night", "peer"))
    samples = figures["samples"]
    runs = "Single runs: their noise is not known."
    if chosen.runs > 1:
        runs = f"Medians of {chosen.runs} alternating runs, smallest and largest in brackets."
    lines = [
        f"# {chosen.gpus} GPUs, {chosen.hours} hours",
        "",
        f"`bench/run --gpus {chosen.gpus} --hours {chosen.hours} --runs {chosen.runs}"
        f" --seed {chosen.seed} --format {chosen.format}` on {cores} cores of {processor()} and"
        f" {memory:.0f} GiB: {samples:,} readings of counters in {figures['text'] / 1e6:,.0f} MB"
        f" ({figures['files'] / 1e6:,.0f} MB on disk), {figures['charges']:,} charges,"
        f" {figures['events']:,} events of runs, {figures['records']:,} records of models. {runs}",
        "",
        *rows(
            ("", "seconds", "CPU seconds", "peak MiB", "MiB written", "MB/s of text",
             "readings/s", "× the floor"),
            [figures_of(name, taken, figures) for name in ("night", "peer", "floor")],
        ),
        "",
        f"The night takes {night / peer:.2f} times as long as DuckDB.",
        "",
        "## Steps",
        "",
        *rows(("step of the night", "seconds"), steps_of(taken["night"])),
        "",
        *rows(("step of DuckDB", "seconds"), steps_of(taken["peer"])),
        "",
        "## Phases of the night",
        "",
        *rows(("phase", "share"), [(name, f"{100 * part:.1f} %") for name, part in phases.items()]),
        "",
        "## Do they agree?",
        "",
        *rows(
            ("table", "rows", "differing", "GPU-seconds, lake", "GPU-seconds, DuckDB",
             "most of a row apart", "cost, lake", "cost, DuckDB", "most of a row apart"),
            [["" if cell == "null" else cell for cell in line] for line in sums],
        ),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
