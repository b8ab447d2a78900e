package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.run.answers.Inventory;
import dev.plumbline.run.answers.InventoryLine;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline models}: which model versions there are, and which of them are traceable. */
@Command(
    name = "models",
    description = {
      "Lists the model versions that are registered: by risk tier, who registered them, where they"
          + " are deployed, and whether they are traceable.",
      "It reads the published export, and needs no Spark."
    })
final class ModelsCommand extends ExportCommand {
  private static final List<String> HEADS =
      List.of("TIER", "MODEL", "REGISTRY", "BY", "REGISTERED", "DEPLOYED", "SAT.", "TRACEABLE");

  /** A word of the risk tiers. */
  enum Tier {
    HIGH,
    LIMITED,
    MINIMAL,
    UNKNOWN;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--tier",
      paramLabel = "high|limited|minimal|unknown",
      description = "Only those of this risk tier; unknown ones are ruled as high.")
  private Tier tier;

  @Option(names = "--broken", description = "Only those that are not traceable.")
  private boolean isBroken;

  private List<InventoryLine> wanted(Export export, Rulings rulings) {
    return Inventory.of(export, rulings).stream()
        .filter(line -> tier == null || tier.text().equals(line.tier()))
        .filter(line -> !isBroken || !line.ruling().isTraceable())
        .toList();
  }

  @Override
  Iterable<String> lines(Export export, Rulings rulings) {
    List<InventoryLine> wanted = wanted(export, rulings);
    List<String> lines = new ArrayList<>(List.of("model versions " + from(export, rulings), ""));
    if (!wanted.isEmpty()) {
      lines.addAll(AlignedText.of(HEADS, wanted.stream().map(ModelsCommand::cells).toList()));
      lines.add("");
    }
    lines.add(counted(wanted));
    return lines;
  }

  private static List<String> cells(InventoryLine line) {
    InventoryLine.Ruling ruling = line.ruling();
    Double saturation = ruling.saturation();
    return List.of(
        line.tier(),
        line.key().name(),
        line.key().registry(),
        Objects.requireNonNullElse(line.registration().by(), "nobody said"),
        date(line.registration().at()),
        line.deployed().isEmpty() ? line.undeployed() : String.join(", ", line.deployed()),
        saturation == null ? "waived" : String.format(Locale.ROOT, "%.2f", saturation),
        ruling.isTraceable() ? "yes" : "no: " + ruling.firstBroken());
  }

  private static String date(Instant at) {
    return at == null ? "not known" : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String counted(List<InventoryLine> lines) {
    long traceable = lines.stream().filter(line -> line.ruling().isTraceable()).count();
    long unknown = lines.stream().filter(l -> l.tier().equals(InventoryLine.UNKNOWN)).count();
    return "%d model version%s, %d traceable%s"
        .formatted(
            lines.size(),
            lines.size() == 1 ? "" : "s",
            traceable,
            unknown == 0 ? "" : "; " + unknown + " of unknown risk tier, ruled as high");
  }

  @Override
  String object(Export export, Rulings rulings) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("publication", export.publication()).put("run", export.night());
    object.put("as_of", rulings.date().toString());
    ArrayNode models = object.putArray("models");
    for (InventoryLine line : wanted(export, rulings)) {
      ObjectNode one = models.addObject();
      one.put("risk_tier", line.tier()).put("model", line.key().model());
      one.put("version", line.key().version()).put("registry", line.key().registry());
      one.put("registered_by", line.registration().by());
      one.put("registered_at", Objects.toString(line.registration().at(), null));
      line.deployed().forEach(one.putArray("deployed")::add);
      line.replaced().forEach(one.putArray("replaced")::add);
      one.put("undeployed", line.deployed().isEmpty() ? line.undeployed() : null);
      one.put("traceable", line.ruling().isTraceable());
      one.put("first_broken_link", line.ruling().firstBroken());
      one.put("saturation", line.ruling().saturation());
    }
    return object.toString();
  }
}
