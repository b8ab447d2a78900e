package dev.plumbline.storage;

import java.util.List;
import java.util.Map;
import scala.Predef;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Java collections as the immutable Scala collections that Delta's transaction takes. */
public final class ScalaInterop {
  private ScalaInterop() {}

  /** A Scala sequence. */
  public static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  /** A Java list. */
  public static <T> List<T> list(Seq<T> seq) {
    return JavaConverters.seqAsJavaList(seq);
  }

  /** An immutable Scala map. */
  public static <K, V> scala.collection.immutable.Map<K, V> map(Map<K, V> map) {
    return JavaConverters.mapAsScalaMap(map).toMap(Predef.<Tuple2<K, V>>conforms());
  }
}
