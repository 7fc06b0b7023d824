// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.apply.ApplyCommand;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CommandRunner;
import io.heddle.cli.consume.ConsumeCommand;
import io.heddle.cli.demo.DemoCommand;
import io.heddle.cli.keyset.KeysetCommand;
import io.heddle.cli.lineage.LineageCommand;
import io.heddle.cli.localmesh.UpCommand;
import io.heddle.cli.products.DomainsCommand;
import io.heddle.cli.products.ProductCommand;
import io.heddle.cli.products.ProductsCommand;
import io.heddle.cli.publish.PublishCommand;
import io.heddle.cli.quarantine.QuarantineCommand;
import io.heddle.cli.sla.SlaCommand;
import picocli.CommandLine.IFactory;

import java.util.List;

/** All commands, in the order of the help text. Register new commands here. */
final class CommandCatalog {
    static final List<Class<?>> ALL = List.of(
            UpCommand.class,
            DemoCommand.class,
            ApplyCommand.class,
            DomainsCommand.class,
            ProductsCommand.class,
            ProductCommand.class,
            PublishCommand.class,
            ConsumeCommand.class,
            QuarantineCommand.class,
            SlaCommand.class,
            KeysetCommand.class,
            LineageCommand.class);

    private CommandCatalog() {}

    /**
     * Creates commands and subcommands; injects the context and, where the constructor takes one, a
     * {@link CommandRunner}.
     */
    static IFactory factory(CliContext context) {
        IFactory plain = picocli.CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (var constructor : type.getDeclaredConstructors()) {
                    List<Class<?>> parameters = List.of(constructor.getParameterTypes());
                    if (parameters.equals(List.of(CliContext.class))) {
                        constructor.setAccessible(true);
                        return type.cast(constructor.newInstance(context));
                    }
                    if (parameters.equals(List.of(CliContext.class, CommandRunner.class))) {
                        CommandRunner commands = args -> HeddleCli.run(context, args);
                        constructor.setAccessible(true);
                        return type.cast(constructor.newInstance(context, commands));
                    }
                }
                return plain.create(type);
            }
        };
    }
}
