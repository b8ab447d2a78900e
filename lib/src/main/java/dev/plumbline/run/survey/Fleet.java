package dev.plumbline.run.survey;

import dev.plumbline.cost.inventory.GpuType;
import dev.plumbline.facts.InstanceGpus;
import dev.plumbline.timeline.Holder;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names that telemetry and bills use, as far as they were looked at. */
public final class Fleet {
  private static final int MOST = 10_000;
  private static final int MOST_GPUS = 64;

  private final NavigableMap<SeenNode, NodeGpus> nodes = new TreeMap<>();
  private final NavigableSet<String> namespaces = new TreeSet<>();
  private final Set<Holder> holders = new HashSet<>();
  private final Set<String> types = new HashSet<>();
  private final NavigableSet<String> labels = new TreeSet<>();
  private final NavigableSet<String> personal = new TreeSet<>();
  private final NavigableMap<String, BilledResource> resources = new TreeMap<>();
  private final Set<String> listed = new HashSet<>();
  private boolean isSampled;

  /**
   * The GPUs of a node.
   *
   * @param models as the driver prints them
   * @param uuids the physical GPUs
   */
  public record NodeGpus(NavigableSet<String> models, Set<String> uuids) {}

  void node(SeenNode name, String model, Set<String> uuids) {
    if (nodes.size() < MOST || nodes.containsKey(name)) {
      NodeGpus gpus =
          nodes.computeIfAbsent(name, n -> new NodeGpus(new TreeSet<>(), new HashSet<>()));
      if (model != null) {
        gpus.models().add(model);
      }
      uuids.stream().limit(MOST_GPUS).forEach(gpus.uuids()::add);
    }
  }

  void namespace(String namespace) {
    if (namespaces.size() < MOST) {
      namespaces.add(namespace);
    }
  }

  void holder(Holder holder) {
    if (holders.size() < MOST) {
      holders.add(holder);
    }
  }

  void type(String provider, String instanceType) {
    if (provider != null && instanceType != null && types.size() < MOST) {
      types.add(InstanceGpus.key(provider, instanceType));
    }
  }

  void listed(String name) {
    if (listed.size() < MOST) {
      listed.add(name);
    }
  }

  void label(String label) {
    if (labels.size() < MOST) {
      labels.add(label);
    }
  }

  void personal(Set<String> names) {
    personal.addAll(names);
  }

  void resource(BilledResource resource) {
    if (resources.size() < MOST || resources.containsKey(resource.id())) {
      resources.merge(resource.id(), resource, BilledResource::with);
    }
  }

  void sampled() {
    isSampled = true;
  }

  /** Nodes of telemetry with their GPUs. */
  public NavigableMap<SeenNode, NodeGpus> nodes() {
    return nodes;
  }

  /** Namespaces that held devices. */
  public NavigableSet<String> namespaces() {
    return namespaces;
  }

  /** Pods that held devices, as telemetry says it. */
  public Set<Holder> holders() {
    return holders;
  }

  /** True when a bill that was looked at names this instance type. */
  public boolean isBilled(GpuType type) {
    return types.contains(InstanceGpus.key(type.provider(), type.instanceType()));
  }

  /** Labels of telemetry that have no column of their own. */
  public NavigableSet<String> labels() {
    return labels;
  }

  /**
   * Where personal data is declared: labels and fields by which it could be, and every declared
   * name under which some value stood.
   */
  public NavigableSet<String> personal() {
    return personal;
  }

  /** True when a list of machines names the bill of this node. */
  public boolean isListed(String node) {
    return listed.contains(node);
  }

  /** Billed resources that have GPUs or may have some, by ResourceId. */
  public Map<String, BilledResource> resources() {
    return resources;
  }

  /** True when some file was not looked at, or not to its end. */
  public boolean isSampled() {
    return isSampled;
  }
}
