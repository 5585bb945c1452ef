// SPDX-License-Identifier: Apache-2.0
/** Where a part writes what is seen of attempts to get in. */
@org.jspecify.annotations.NullMarked
package org.consentry.protocol.security;
