"""An exporter over time: what each scrape of a node says, line by line."""

import random as randomness
from dataclasses import replace

from .clock import DAY, END, at
from .exposition import ABSENT_ON_INSTANCE, BLANK_64, NAMES, header, labels_of, stamp, text_of
from .profiles import wiggle


class Exporter:
    """Scrapes of one node in time order; keeps the energy counters."""

    def __init__(self, node, style, instants, quirks):
        self.node, self.style, self.instants, self.quirks = node, style, instants, quirks
        self.random = randomness.Random(node.name)
        self.energy = {d.uuid: 4_700_000_000 + 91_000_000 * d.index for d in node.devices}
        self.before = {d.uuid: (instants[0], 0.0) for d in node.devices}

    def scrapes(self):
        """Pairs (instant, list of (metric key, labels, value)) for every instant."""
        for instant in self.instants:
            yield instant, self.scrape(instant)

    def scrape(self, instant):
        seen = [entry for device in self.node.devices for entry in self.observe(device, instant)]
        records = []
        for key in self.style.metrics:
            for device, profile, labels, energy in seen:
                if device.instance and key in ABSENT_ON_INSTANCE:
                    continue
                xid = self.quirks.xid(device, instant)
                text = text_of(key, device, profile, energy, xid)
                text = self.quirks.value(key, device, instant, text)
                if text is not None:
                    records.append((key, labels, text))
        return records

    def observe(self, device, instant):
        """One entry per label set of a device: one per pod, and one per MIG instance below it."""
        state = device.now(instant)
        if state is None or self.quirks.is_missing(device, instant):
            return
        profile, pods = state
        if profile.wiggles:
            profile = wiggle(profile, self.random)
        energy = self.count(device, instant, profile.watts)
        bare = self.quirks.is_bare(device, instant)
        for pod in pods or (None,):
            yield device, profile, labels_of(self.style, self.node, device, pod, bare), energy
        for instance in self.node.instances:
            below = instance.now(instant) if instance.uuid == device.uuid else None
            if below:
                own, holders = below
                # Clock, power and energy of an instance row are copies of the whole board's.
                own = replace(own, clock=profile.clock, watts=profile.watts)
                labels = labels_of(self.style, self.node, instance, holders[0], bare)
                yield instance, own, labels, energy

    def count(self, device, instant, watts):
        since, before = self.before[device.uuid]
        self.energy[device.uuid] += round(before * 1000) * (instant - since)
        if self.quirks.is_reset(device, instant):
            self.energy[device.uuid] = 1_000_000
        self.before[device.uuid] = (instant, watts)
        return self.energy[device.uuid]

    def lines(self, records, instant, with_headers, with_stamp=True):
        """Text lines of one scrape, in the exporter's order, extra lines of the quirks included."""
        suffix = stamp(instant) if with_stamp else ""
        last = None
        for key, labels, text in records:
            if with_headers and key != last:
                yield header(self.style, key)
            last = key
            name = NAMES[key][self.style.renamed]
            line = f"{name}{{{labels}}} {text}{suffix}\n"
            yield line
            yield from self.quirks.extra(self.node, key, labels, instant, line)


def every(step, start=0, end=END):
    return list(range(start, end, step))


class Quirks:
    """What goes wrong, and when. Devices are told apart by host and index."""

    def __init__(self, fleet):
        self.uuid = {(n.name, d.index): d.uuid for n in fleet for d in n.devices}
        self.b3 = self.uuid[("ip-10-0-1-12", 3)]
        self.b6 = self.uuid[("ip-10-0-1-12", 6)]
        self.b7 = self.uuid[("ip-10-0-1-12", 7)]
        self.a = {self.uuid[("ip-10-0-1-11", i)]: i for i in range(8)}
        self.b = {self.uuid[("ip-10-0-1-12", i)] for i in range(8)}
        self.e20 = self.uuid[("gke-serve-l4-e2", 0)]

    def is_missing(self, device, instant):
        index = self.a.get(device.uuid)
        if index is None:
            return False
        if instant == at(14, "16:02"):
            return True
        if index == 6 and at(14, "13:10") < instant < at(14, "13:15"):
            return True
        return index in (6, 7) and at(15, "10:00") < instant < at(15, "10:20")

    def is_bare(self, device, instant):
        return device.uuid in self.b and instant == at(14, "09:00")

    def is_reset(self, device, instant):
        return device.uuid == self.b7 and instant == at(15, "14:00")

    def xid(self, device, instant):
        return 43 if device.uuid == self.b6 and instant >= at(14, "10:30") else 0

    def value(self, key, device, instant, text):
        if device.instance == "9" and key == "sm":
            return BLANK_64
        if (
            device.uuid == self.b6
            and key == "limit"
            and at(14, "10:00") <= instant < at(14, "11:00")
        ):
            return "140737488355328.000000"
        if device.uuid == self.b7 and key == "copy" and instant == at(15, "12:00"):
            return "127"
        if device.uuid == self.e20 and at(15, "05:00") <= instant < at(15, "06:00"):
            return {
                "utilization": "2147483632",
                "graphics": "N/A",
                "sm": "N/A",
                "tensor": "ERR!",
                "dram": "[N/A]",
            }.get(key, text)
        return text

    def extra(self, node, key, labels, instant, line):
        """Lines that should not be there: equal copies, a contradiction, a clock in the future."""
        if node.name != "ip-10-0-1-11" or instant != at(14, "17:00") or key != "temperature":
            return
        if 'gpu="0"' in labels or 'gpu="1"' in labels or 'gpu="2"' in labels:
            yield line
        if 'gpu="3"' in labels:
            words = line.rsplit(" ", 2)
            yield f"{words[0]} {int(words[1]) + 1} {words[2]}"
        if 'gpu="4"' in labels:
            words = line.rsplit(" ", 2)
            future = int(words[2]) + 7 * 365 * DAY * 1000 + 2 * DAY * 1000
            yield f"{words[0]} {words[1]} {future}\n"
