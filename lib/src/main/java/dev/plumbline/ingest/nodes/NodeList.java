package dev.plumbline.ingest.nodes;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lists of machines, as clusters and providers print them. A record is a machine; of one that
 * stands twice in a file the last counts and the others are duplicates if equal, else {@code
 * superseded}.
 *
 * <p>Ignored: {@code other_kind}, {@code no_gpu} (only where a list says how many GPUs a machine
 * has), {@code powered_down}. Rejects: {@code incomplete_json}, {@code invalid_json}, {@code no_…}
 * for a mandatory field, {@code bad_time}, {@code end_before_start}, {@code clock_in_future},
 * {@code no_instant}.
 */
public final class NodeList implements Ingester {
  private static final long serialVersionUID = 1L;

  /** Nodes of Kubernetes. */
  public static final NodeList KUBERNETES = new NodeList(new KubernetesNodes());

  /** Instances of EC2. */
  public static final NodeList AWS = new NodeList(new AwsInstances());

  /** Instances of Compute Engine. */
  public static final NodeList GCP = new NodeList(new GcpInstances());

  /** Virtual machines of Azure. */
  public static final NodeList AZURE = new NodeList(new AzureMachines());

  /** Nodes of Slurm. */
  public static final NodeList SLURM = new NodeList(new SlurmNodes());

  private final NodeDialect dialect;

  private NodeList(NodeDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public FormatFamily family() {
    return FormatFamily.inventories(dialect.format(), dialect.description());
  }

  @Override
  public FormatGuide guide() {
    return dialect.guide();
  }

  @Override
  public boolean recognises(FileHead head) {
    return dialect.recognises(head);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return dialect.open(file, bytes, new NodeBook(file, dialect));
  }
}
