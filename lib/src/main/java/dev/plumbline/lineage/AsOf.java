package dev.plumbline.lineage;

import dev.plumbline.lineage.check.Trace;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.policies.LineagePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What was known of every model version at the end of a date (UTC), and how it was ruled.
 *
 * @param date the date
 * @param rulings one per registered model version
 * @param costs what runs used until then
 * @param census how much of what exists is traceable
 */
record AsOf(LocalDate date, List<Completeness> rulings, RunCosts costs, Census census) {
  /** Rules on what was known at the end of this date. */
  static AsOf of(LineageFacts facts, LocalDate date, LineagePolicy policy) {
    Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    LineageGraph graph = new LineageGraph(facts.runs, facts.edges, facts.sources, end);
    Said said = new Said(facts, end);
    List<Completeness> rulings = new ArrayList<>();
    for (Model model : said.models()) {
      Trace.Way way = Trace.Way.from(model.runId(), graph);
      Trace trace = new Trace(model, way, said.of(model.key()), end, policy);
      rulings.add(new Completeness(trace, said.waivers(model.key())));
    }
    RunCosts used = new RunCosts(facts.costs, date);
    Census census = new Census(rulings, said.deployed(), graph, used, said.isDeploymentLogged());
    return new AsOf(date, rulings, used, census);
  }
}
