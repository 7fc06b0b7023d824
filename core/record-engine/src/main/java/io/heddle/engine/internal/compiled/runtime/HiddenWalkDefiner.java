// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import java.lang.invoke.MethodHandles;

/**
 * Defines generated walks as hidden classes (JEP 371) of this package, so that code which only they call can stay
 * package-private. The names come from the classes themselves: renaming a class renames it in generated code too.
 */
public final class HiddenWalkDefiner {
    /** Internal names (JVMS 4.2.1) of the types that generated code refers to. */
    public static final String WORKSPACE = internalName(WalkWorkspace.class);

    public static final String WALK = internalName(CompiledWalk.class);
    public static final String STEPS = internalName(WalkSteps.class);
    public static final String BLOCK_STEPS = internalName(BlockSteps.class);
    public static final String REORDER_STEPS = internalName(ReorderSteps.class);
    public static final String LEAF_TYPE = internalName(LeafType.class);
    public static final String LEAF_CHECK = internalName(LeafCheck.class);
    public static final String LEAF_MASK = internalName(LeafMask.class);

    /** The name that a generated class must have before it is defined; the JVM appends a suffix. */
    public static final String CLASS_NAME =
            internalName(HiddenWalkDefiner.class).replace("HiddenWalkDefiner", "Generated");

    private HiddenWalkDefiner() {}

    /** Defines the class, which is unloaded together with the walk. */
    public static CompiledWalk define(byte[] classFile, Object[] constants) {
        try {
            return (CompiledWalk) MethodHandles.lookup()
                    .defineHiddenClassWithClassData(classFile, constants, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated class does not work in this Java runtime", e);
        }
    }

    public static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
