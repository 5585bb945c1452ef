// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the thread that speaks with the mail server. A mail server may keep it waiting for a minute, so it is none of
 * the few threads that answer waiting agents.
 */
@Qualifier @Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, PARAMETER, FIELD})
public @interface MailThread {}
