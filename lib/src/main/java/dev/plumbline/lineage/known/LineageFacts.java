package dev.plumbline.lineage.known;

import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RegistryFacts.Waiver;
import java.util.ArrayList;
import java.util.List;

/** Everything that is known, of all times. */
public final class LineageFacts {
  public final List<RunFacts> runs = new ArrayList<>();
  public final List<EdgeFacts> edges = new ArrayList<>();
  public final List<Model> models = new ArrayList<>();
  public final List<Result> results = new ArrayList<>();
  public final List<Consent> consents = new ArrayList<>();
  public final List<Release> releases = new ArrayList<>();
  public final List<Source> sources = new ArrayList<>();
  public final List<Waiver> waivers = new ArrayList<>();
  public final List<Coverage> logs = new ArrayList<>();
  public final List<RunCost> costs = new ArrayList<>();
}
