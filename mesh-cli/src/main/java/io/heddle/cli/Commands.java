// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.localmesh.UpCommand;
import picocli.CommandLine.IFactory;

import java.util.List;

/** Every command, in the order in which help shows them. A new command is added here and nowhere else. */
final class Commands {
    static final List<Class<?>> ALL = List.of(UpCommand.class);

    private Commands() {}

    /** Makes commands (and nested ones) with the context, where their constructor takes it. */
    static IFactory factory(CliContext context) {
        IFactory plain = picocli.CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (var constructor : type.getDeclaredConstructors()) {
                    if (List.of(constructor.getParameterTypes()).equals(List.of(CliContext.class))) {
                        constructor.setAccessible(true);
                        return type.cast(constructor.newInstance(context));
                    }
                }
                return plain.create(type);
            }
        };
    }
}
