package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * Machines as lists of a cluster or a provider show them: which name telemetry may know them by,
 * and which billing resource pays for them, since when and until when.
 */
public final class NodeInventory {
  private static final TableBuilder T =
      silver("node_inventory")
          .grain("source file × listed machine × date")
          .doc("Machines by name, with the billing resource that pays for them and their life.");

  public static final Col INVENTORY_DATE =
      T.date("inventory_date")
          .required()
          .doc(
              "date (UTC) of listed_at, and one more row for the date before where it was there;"
                  + " date of created_at where nothing says when it was listed");
  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE =
      T.string("source_file").required().doc("path relative to the source's folder");
  public static final Col LINE_NUMBER =
      T.count("line_number").required().doc("line where the record starts, from 1");
  public static final Col MACHINE_ID =
      T.string("machine_id").required().doc("the list's own id of it: uid, instance id, full name");
  public static final Col NODE =
      T.string("node").required().doc("the name that telemetry most likely has");
  public static final Col ALIASES =
      T.strings("aliases").doc("other names it goes by: DNS name, address, instance id, Name tag");
  public static final Col CLUSTER =
      T.string("cluster").doc("the configured cluster; null where names alone tell machines apart");
  public static final Col PROVIDER =
      T.string("provider").doc("who bills it; null where the list does not say");
  public static final Col SUB_ACCOUNT =
      T.string("sub_account").doc("account, project, subscription");
  public static final Col RESOURCE_ID =
      T.string("resource_id").doc("ResourceId as bills write it; null where the list has none");
  public static final Col INSTANCE_TYPE = T.string("instance_type").doc("instance type");
  public static final Col GPU_COUNT =
      T.count("gpu_count").doc("GPUs that the list says it has; null where it does not say");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("as the list names it");
  public static final Col CPU_COUNT =
      T.quantity("cpu_count").doc("CPUs that the list says it has; null where it does not say");
  public static final Col MEMORY_BYTES =
      T.count("memory_bytes").doc("bytes of memory that the list says it has; null likewise");
  public static final Col ZONE = T.string("zone").doc("availability zone");
  public static final Col STATE = T.string("state").doc("as the list says it, lower case");
  public static final Col LISTED_AT =
      T.timestamp("listed_at").doc("when the list was made: the file's name or instant: says it");
  public static final Col CREATED_AT = T.timestamp("created_at").doc("since when there is one");
  public static final Col ENDED_AT =
      T.timestamp("ended_at").doc("when it was stopped or taken away; null while it is there");
  public static final Col LABELS = T.map("labels").doc("labels or tags; secrets masked");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(INVENTORY_DATE, SOURCE, SOURCE_FILE, MACHINE_ID)
          .keyProvenBy(
              "the ingester keeps each machine of a file once, on a date and the date before")
          .partitionedBy(INVENTORY_DATE)
          .filteredBy(NODE, RESOURCE_ID)
          .fail("a machine does not end before it is made", ENDED_AT.of().geq(CREATED_AT.of()))
          .warn("a machine says what pays for it", RESOURCE_ID.of().isNotNull())
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private NodeInventory() {}
}
