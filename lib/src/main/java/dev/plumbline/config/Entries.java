package dev.plumbline.config;

import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.cost.hour.ListPrice;
import dev.plumbline.cost.inventory.GpuType;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.ingest.secrets.Privacy;
import dev.plumbline.timeline.Standby;
import java.util.function.Function;

/** Reads the entries of the configuration's lists; what is about one thing stands once. */
final class Entries {

  private Entries() {}

  static InvoiceTotal invoiceTotal(YamlSection s) {
    s.knows("invoice", "billing_period_start", "currency", "amount");
    return s.checked(
        () ->
            new InvoiceTotal(
                s.text("invoice").orElse(null),
                s.date("billing_period_start").orElse(null),
                s.text("currency").orElse(null),
                s.decimal("amount").orElse(null)));
  }

  static Function<YamlSection, Node> nodes() {
    Once once = new Once("keep the entry whose bill is the node's");
    return section -> {
      Node node = node(section);
      String name = "the node " + node.node();
      String where = node.cluster() == null ? "" : " of cluster " + node.cluster();
      return once.checked(section, node, name + where, node.node(), node.cluster());
    };
  }

  static Function<YamlSection, ListPrice> prices() {
    Once once = new Once("keep the price that holds from this date on");
    return section -> {
      ListPrice price = price(section);
      String what =
          "the price of %s %s from %s"
              .formatted(price.provider(), price.instanceType(), price.from());
      return once.checked(
          section, price, what, price.provider(), price.instanceType(), price.from());
    };
  }

  private static Node node(YamlSection s) {
    s.knows("node", "cluster", "provider", "sub_account", "resource_id", "instance_type");
    return s.checked(
        () ->
            Node.configured(
                s.text("node").orElse(null),
                s.text("cluster").orElse(null),
                s.text("provider").orElse(null),
                s.text("sub_account").orElse(null),
                s.text("resource_id").orElse(null),
                s.text("instance_type").orElse(null)));
  }

  static GpuType instanceType(YamlSection s) {
    s.knows("provider", "instance_type", "gpus", "model", "mig_profile");
    return s.checked(
        () ->
            new GpuType(
                s.text("provider").orElse(null),
                s.text("instance_type").orElse(null),
                s.decimal("gpus").orElse(null),
                s.text("model").orElse(null),
                s.text("mig_profile").orElse(null)));
  }

  static Standby standby(YamlSection s, Privacy privacy) {
    s.knows("owner", "namespace", "pod");
    String namespace = s.text("namespace").orElse(null);
    String pod = s.text("pod").orElse(null);
    boolean isPrivate = privacy.names().contains("namespace") || privacy.names().contains("pod");
    if (isPrivate && (s.has("owner") || (namespace + pod).indexOf('*') >= 0)) {
      throw s.error(
          "standby entries by a pattern find nobody where namespace or pod is personal data",
          "name namespace: and pod: without *, and no owner:");
    }
    return s.checked(
        () ->
            new Standby(
                s.text("owner").orElse(null),
                privacy.kept("namespace", namespace),
                privacy.kept("pod", pod)));
  }

  private static ListPrice price(YamlSection s) {
    s.knows("provider", "instance_type", "from", "price_per_gpu_hour", "currency");
    return s.checked(
        () ->
            new ListPrice(
                s.text("provider").orElse(null),
                s.text("instance_type").orElse(null),
                s.date("from").orElse(null),
                s.decimal("price_per_gpu_hour").orElse(null),
                s.text("currency").orElse(null)));
  }
}
