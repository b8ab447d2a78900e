package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** The labels that repeat on every sample, once per distinct set. */
public final class DeviceLabelSet {
  private static final TableBuilder T =
      silver("device_label_set")
          .grain("label set")
          .doc("Where a sample's device sits and who held it, as its exporter labelled it.");

  public static final Col LABEL_SET_ID =
      T.string("label_set_id").required().doc("128-bit hash of the set's canonical text");
  public static final Col NODE = T.string("node").from("Hostname").doc("host");
  public static final Col CLUSTER = T.string("cluster").doc("configured or labelled cluster");
  public static final Col GPU_MODEL =
      T.string("gpu_model").from("modelName").doc("device name as the driver prints it");
  public static final Col GPU_INDEX = T.string("gpu_index").from("gpu").doc("index on the host");
  public static final Col PCI_BUS_ID = T.string("pci_bus_id").doc("PCI address");
  public static final Col DRIVER_VERSION =
      T.string("driver_version").from("DCGM_FI_DRIVER_VERSION").doc("driver");
  public static final Col MIG_PROFILE =
      T.string("mig_profile").from("GPU_I_PROFILE").doc("MIG profile, null on a whole GPU");
  public static final Col POD =
      T.string("pod")
          .from("exported_pod, pod")
          .doc("pod that held the device; never an exporter's");
  public static final Col NAMESPACE =
      T.string("namespace").from("exported_namespace, namespace").doc("its namespace");
  public static final Col CONTAINER =
      T.string("container").from("exported_container, container").doc("its container");
  public static final Col RUN_ID =
      T.string("run_id").doc("training run, from the configured label; lower case");
  public static final Col LABELS = T.map("labels").doc("every other label");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(LABEL_SET_ID).filteredBy(LABEL_SET_ID).mayBeEmpty().build();

  private DeviceLabelSet() {}
}
