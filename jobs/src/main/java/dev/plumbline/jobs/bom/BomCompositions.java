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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How whole a bill is, from the states of links:
 *
 * <ol>
 *   <li>Complete: all are PRESENT. Incomplete: one is WEAK, MISSING or DANGLING. Else unknown: one
 *       is UNREACHABLE, NOT_MEASURED or waived, which excuses it and does not tell it.
 *   <li>What the model depends on is told by training run, inputs, content, code and environment;
 *       what it is assembled of by these and by upstream closure.
 *   <li>An environment that is known and is no component, such as a lock file of which only the
 *       digest is stated, makes both incomplete.
 *   <li>What a dataset version was made of is told by the state of its own origin, of which the
 *       link upstream closure is the worst.
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
  private static final String COMPLETE = "complete";
  private static final String INCOMPLETE = "incomplete";
  private static final String UNKNOWN = "unknown";
  private static final String ASSEMBLIES = "assemblies";
  private static final String DEPENDENCIES = "dependencies";

  private BomCompositions() {}

  static void put(RowLayout.Cells ruling, BomData data, BomMaking making, ArrayNode compositions) {
    Set<Link> all = EnumSet.copyOf(DIRECT);
    all.add(Link.UPSTREAM_CLOSURE);
    List<String> model = List.of(BomDocument.MODEL);
    add(aggregate(ruling, all, making), model, ASSEMBLIES, compositions);
    add(aggregate(ruling, DIRECT, making), model, DEPENDENCIES, compositions);
    datasets(data)
        .forEach((whole, references) -> add(whole, references, DEPENDENCIES, compositions));
    add(UNKNOWN, making.references(), ASSEMBLIES, compositions);
    add(UNKNOWN, making.references(), DEPENDENCIES, compositions);
  }

  private static SortedMap<String, List<String>> datasets(BomData data) {
    SortedMap<String, List<String>> references = new TreeMap<>();
    for (DatasetNode node : data.all()) {
      String aggregate = aggregate(List.of(data.provenance(node).state()));
      references.computeIfAbsent(aggregate, a -> new ArrayList<>()).add(data.reference(node));
    }
    return references;
  }

  private static void add(
      String aggregate, List<String> references, String what, ArrayNode compositions) {
    if (!references.isEmpty()) {
      ObjectNode one = compositions.addObject().put("aggregate", aggregate);
      references.forEach(one.putArray(what)::add);
    }
  }

  private static String aggregate(RowLayout.Cells ruling, Set<Link> links, BomMaking making) {
    boolean isEnvironmentLeftOut =
        LinkState.PRESENT.name().equals(state(ruling, Link.ENVIRONMENT))
            && !making.listsEnvironment();
    return isEnvironmentLeftOut
        ? INCOMPLETE
        : aggregate(links.stream().map(link -> LinkState.valueOf(state(ruling, link))).toList());
  }

  private static String aggregate(List<LinkState> states) {
    if (states.stream().anyMatch(LACKING::contains)) {
      return INCOMPLETE;
    }
    return states.stream().allMatch(LinkState.PRESENT::equals) ? COMPLETE : UNKNOWN;
  }

  /** The state of a link, as the ruling has it. */
  static String state(RowLayout.Cells ruling, Link link) {
    return ruling.text(LineageCompleteness.LINK_STATES.get(link.ordinal()));
  }
}
