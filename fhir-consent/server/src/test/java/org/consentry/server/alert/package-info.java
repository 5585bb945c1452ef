// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.server.alert;

import org.jspecify.annotations.NullMarked;
