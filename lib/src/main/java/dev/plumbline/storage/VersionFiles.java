package dev.plumbline.storage;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructType;

/**
 * What forms a table at one version.
 *
 * @param schema its columns at that version
 * @param files its data files, sorted; the value of the partition column stands in the folder's
 *     name
 */
public record VersionFiles(StructType schema, List<Path> files) {}
