package dev.plumbline.jobs.submitted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.apache.xbean.asm9.ClassReader;
import org.apache.xbean.asm9.ClassVisitor;
import org.apache.xbean.asm9.FieldVisitor;
import org.apache.xbean.asm9.Handle;
import org.apache.xbean.asm9.MethodVisitor;
import org.apache.xbean.asm9.Opcodes;

/**
 * Whether the methods and fields that a jar's classes name are there, in the jar itself or in other
 * jars. Java would find out when it comes by, in the middle of a night.
 */
public final class Linkage implements AutoCloseable {
  private static final int API = Opcodes.ASM9;
  private static final Set<String> OBJECT =
      new HashSet<>(
          Arrays.stream(Object.class.getDeclaredMethods()).map(m -> m.getName()).toList());

  private final Path jar;
  private final Map<String, Path> jarOf = new HashMap<>();
  private final Map<Path, ZipFile> open = new HashMap<>();
  private final Map<String, Optional<Known>> known = new HashMap<>();

  /**
   * A class with what it declares.
   *
   * @param members name and type of its methods and fields
   * @param above its superclass and interfaces
   */
  private record Known(Set<String> members, List<String> above) {}

  /** Between a jar and others; what stands in both is the jar's. */
  public Linkage(Path jar, List<Path> others) throws IOException {
    this.jar = jar;
    for (Path each : others) {
      ClusterJar.classes(each).forEach(name -> jarOf.put(name, each));
    }
    ClusterJar.classes(jar).forEach(name -> jarOf.put(name, jar));
  }

  /** What the classes of these packages name and nobody has. */
  public Set<String> missing(String packages) throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String name : ClusterJar.classes(jar)) {
      if (name.startsWith(packages)) {
        new ClassReader(bytes(name)).accept(calls(name, missing), ClassReader.SKIP_DEBUG);
      }
    }
    return missing;
  }

  private ClassVisitor calls(String caller, Set<String> missing) {
    MethodVisitor method =
        new MethodVisitor(API) {
          @Override
          public void visitMethodInsn(
              int code, String owner, String name, String type, boolean isInterface) {
            check(caller, owner, name + type, missing);
          }

          @Override
          public void visitFieldInsn(int code, String owner, String name, String type) {
            check(caller, owner, name + type, missing);
          }

          @Override
          public void visitInvokeDynamicInsn(
              String name, String type, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
              if (argument instanceof Handle handle) {
                check(caller, handle.getOwner(), handle.getName() + handle.getDesc(), missing);
              }
            }
          }
        };
    return new ClassVisitor(API) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String type, String signature, String[] exceptions) {
        return method;
      }
    };
  }

  private void check(String caller, String owner, String member, Set<String> missing) {
    if (!owner.startsWith("[") && !has(owner, member)) {
      missing.add(owner + "." + member + " (" + caller + ")");
    }
  }

  /** Java's own classes are the same everywhere. */
  private boolean has(String owner, String member) {
    if (owner.startsWith("java/")) {
      return !owner.equals("java/lang/Object")
          || member.equals("<init>()V")
          || OBJECT.contains(member.split("\\(")[0]);
    }
    Optional<Known> found = known.computeIfAbsent(owner, this::read);
    return found.isPresent()
        && (found.get().members().contains(member)
            || found.get().above().stream().anyMatch(above -> has(above, member)));
  }

  private Optional<Known> read(String owner) {
    try {
      if (!jarOf.containsKey(owner + ".class")) {
        // Of the JDK, outside of java: com.sun, javax, jdk.
        return isOfJava(owner) ? Optional.of(new Known(Set.of(), List.of("java/any"))) : none();
      }
      Set<String> members = new HashSet<>();
      ClassReader reader = new ClassReader(bytes(owner + ".class"));
      reader.accept(declared(members), ClassReader.SKIP_CODE);
      List<String> above = new ArrayList<>(List.of(reader.getInterfaces()));
      Optional.ofNullable(reader.getSuperName()).ifPresent(above::add);
      return Optional.of(new Known(members, above));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Known> none() {
    return Optional.empty();
  }

  private static boolean isOfJava(String owner) {
    return ClassLoader.getPlatformClassLoader().getResource(owner + ".class") != null;
  }

  private static ClassVisitor declared(Set<String> members) {
    return new ClassVisitor(API) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String type, String signature, String[] exceptions) {
        members.add(name + type);
        return null;
      }

      @Override
      public FieldVisitor visitField(
          int access, String name, String type, String signature, Object value) {
        members.add(name + type);
        return null;
      }
    };
  }

  private byte[] bytes(String name) throws IOException {
    ZipFile zip = open.computeIfAbsent(jarOf.get(name), Linkage::opened);
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return in.readAllBytes();
    }
  }

  private static ZipFile opened(Path jar) {
    try {
      return new ZipFile(jar.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (ZipFile zip : open.values()) {
      zip.close();
    }
  }
}
