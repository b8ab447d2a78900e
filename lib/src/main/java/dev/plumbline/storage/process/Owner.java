package dev.plumbline.storage.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that writes to a lake. It is known by the boot of its machine, its room of process
 * numbers and the moment its process began in the machine's own ticks: none of them moves with the
 * wall clock, and a number that is given again is another process.
 *
 * @param host the machine's name, for people
 * @param boot the machine's boot, or its name where it tells none
 * @param room whose process numbers these are: each container has its own
 * @param process its number
 * @param began the ticks at which it began
 * @param since when it took the lake by its own clock, for people
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Owner(String host, String boot, String room, long process, long began, String since) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Field 22 of {@code /proc/PID/stat}, counted from behind the name, which may hold spaces. */
  private static final int BEGAN_BEHIND_NAME = 19;

  /** This process. */
  public static Owner self(Instant now) {
    long process = ProcessHandle.current().pid();
    return new Owner(
        hostName(), thisBoot(), thisRoom(), process, began(process).orElse(0L), now.toString());
  }

  /** True when its process can be looked for from here. */
  public boolean isNeighbour(Owner self) {
    return boot.equals(self.boot) && room.equals(self.room);
  }

  /** True when its process runs on this machine. */
  public boolean isRunning() {
    return began(process).filter(ticks -> ticks == began).isPresent();
  }

  /** The note that says it. */
  public byte[] written() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are JSON", e);
    }
  }

  /** Who wrote a note; empty where it is no such note. */
  public static Optional<Owner> read(byte[] note) {
    try {
      Owner owner = JSON.readValue(note, Owner.class);
      return owner == null || owner.host == null || owner.boot == null || owner.room == null
          ? Optional.empty()
          : Optional.of(owner);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Who it is, as part of a sentence. */
  public String words() {
    return "process " + process + " of " + host + ", since " + since + " by its clock";
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  private static String thisBoot() {
    return text(Path.of("/proc/sys/kernel/random/boot_id")).orElseGet(Owner::hostName);
  }

  private static String thisRoom() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static Optional<Long> began(long process) {
    if (!Files.exists(Path.of("/proc/self/stat"))) {
      // A system without /proc tells it by its own clock, the same way each time.
      return ProcessHandle.of(process)
          .filter(ProcessHandle::isAlive)
          .flatMap(found -> found.info().startInstant())
          .map(Instant::toEpochMilli);
    }
    return text(Path.of("/proc/" + process + "/stat"))
        .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" "))
        .filter(fields -> !fields[0].equals("Z") && fields.length > BEGAN_BEHIND_NAME)
        .map(fields -> Long.parseLong(fields[BEGAN_BEHIND_NAME]));
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
