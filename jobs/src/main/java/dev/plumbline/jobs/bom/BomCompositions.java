package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How whole a bill is, from the states of links:
 *
 * <ol>
 *   <li>Complete: all are PRESENT. Incomplete: one is WEAK, MISSING or DANGLING. Else unknown: one
 *       is UNREACHABLE, NOT_MEASURED or waived, which excuses it and does not tell it.
 *   <li>What the model depends on is told by training run, inputs, content, code and environment;
 *       what it is assembled of by these and by upstream closure.
 *   <li>What datasets were made of is told by upstream closure.
 *   <li>What is inside the code and inside the image is always unknown: nobody looks there.
 * </ol>
 */
final class BomCompositions {
  private static final Set<Link> DIRECT =
      EnumSet.of(
          Link.TRAINING_RUN,
          Link.TRAINING_INPUTS,
          Link.CONTENT_IDENTITY,
          Link.CODE_COMMIT,
          Link.ENVIRONMENT);
  private static final Set<LinkState> LACKING =
      EnumSet.of(LinkState.WEAK, LinkState.MISSING, LinkState.DANGLING);
  private static final String ASSEMBLIES = "assemblies";
  private static final String DEPENDENCIES = "dependencies";

  private BomCompositions() {}

  static void put(RowLayout.Cells ruling, BomData data, BomMaking making, ArrayNode compositions) {
    Set<Link> all = EnumSet.copyOf(DIRECT);
    all.add(Link.UPSTREAM_CLOSURE);
    add(aggregate(ruling, all), List.of(BomDocument.MODEL), ASSEMBLIES, compositions);
    add(aggregate(ruling, DIRECT), List.of(BomDocument.MODEL), DEPENDENCIES, compositions);
    List<String> datasets = new ArrayList<>();
    for (DatasetNode node : data.all()) {
      datasets.add(data.reference(node));
    }
    String closure = aggregate(ruling, EnumSet.of(Link.UPSTREAM_CLOSURE));
    add(closure, datasets, DEPENDENCIES, compositions);
    add("unknown", making.references(), ASSEMBLIES, compositions);
    add("unknown", making.references(), DEPENDENCIES, compositions);
  }

  private static void add(
      String aggregate, List<String> references, String what, ArrayNode compositions) {
    if (!references.isEmpty()) {
      ObjectNode one = compositions.addObject().put("aggregate", aggregate);
      references.forEach(one.putArray(what)::add);
    }
  }

  private static String aggregate(RowLayout.Cells ruling, Set<Link> links) {
    List<LinkState> states =
        links.stream().map(link -> LinkState.valueOf(state(ruling, link))).toList();
    if (states.stream().anyMatch(LACKING::contains)) {
      return "incomplete";
    }
    return states.stream().allMatch(LinkState.PRESENT::equals) ? "complete" : "unknown";
  }

  /** The state of a link, as the ruling has it. */
  static String state(RowLayout.Cells ruling, Link link) {
    return ruling.text(LineageCompleteness.LINK_STATES.get(link.ordinal()));
  }
}
