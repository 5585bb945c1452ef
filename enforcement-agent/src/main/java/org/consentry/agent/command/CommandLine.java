// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what talks to the person or the script that called the command. Everything else logs. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CommandLine {}
