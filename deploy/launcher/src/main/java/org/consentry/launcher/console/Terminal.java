// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the one place that may take the process's own output streams. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface Terminal {}
