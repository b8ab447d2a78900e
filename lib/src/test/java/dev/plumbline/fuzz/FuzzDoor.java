package dev.plumbline.fuzz;

import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * What Jazzer calls; it finds the methods by their names. Jazzer searches its whole class path for
 * hooks before it begins, which takes minutes where Spark is on it: so only this class is, and the
 * path in the property {@code fuzz.path} is opened behind it.
 */
public final class FuzzDoor {
  private static MethodHandle read;

  private FuzzDoor() {}

  /** Jazzer's beginning, with {@code --target_args=NAME:FOLDER}: the seeds go into the folder. */
  public static void fuzzerInitialize(String[] words) throws Throwable {
    String[] path = System.getProperty("fuzz.path").split(File.pathSeparator);
    URL[] urls = new URL[path.length];
    for (int i = 0; i < path.length; i++) {
      urls[i] = url(path[i]);
    }
    // It stays open as long as the process runs.
    ClassLoader behind = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(behind);
    Class<?> fuzzer = Class.forName("dev.plumbline.fuzz.Fuzzer", true, behind);
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    int colon = words[0].indexOf(':');
    lookup
        .findStatic(fuzzer, "begin", MethodType.methodType(void.class, String.class, String.class))
        .invoke(words[0].substring(0, colon), words[0].substring(colon + 1));
    read = lookup.findStatic(fuzzer, "read", MethodType.methodType(void.class, byte[].class));
  }

  /** One input of Jazzer's. */
  public static void fuzzerTestOneInput(byte[] input) throws Throwable {
    read.invokeExact(input);
  }

  private static URL url(String path) throws MalformedURLException {
    return new File(path).toURI().toURL();
  }
}
