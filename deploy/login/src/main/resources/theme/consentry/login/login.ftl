<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "passkeys.ftl" as passkeys>
<#assign wrong = messagesPerField.existsError('username', 'password')?then(messagesPerField.getFirstError('username', 'password'), '')>
<@layout.registrationLayout displayMessage=!wrong?has_content
    displayInfo=realm.password && realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "errors">
    <#if wrong?has_content><@parts.errors field=(usernameHidden??)?then('password', 'username') text=wrong /></#if>
  <#elseif section = "form">
    <#if realm.password>
      <form id="kc-form-login" action="${url.loginAction}" method="post" novalidate>
        <#if !usernameHidden??>
          <#if !realm.loginWithEmailAllowed><#assign who = msg("username")>
          <#elseif !realm.registrationEmailAsUsername><#assign who = msg("usernameOrEmail")>
          <#else><#assign who = msg("email")></#if>
          <@parts.field name="username" label=who value=(login.username)!'' error=wrong focus=true
              autocomplete=(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username') />
        </#if>
        <@parts.field name="password" label=msg("password") type="password" autocomplete="current-password"
            error=(usernameHidden??)?then(wrong, '') focus=usernameHidden?? />
        <#if realm.rememberMe && !usernameHidden??>
          <div class="govuk-form-group">
            <input id="rememberMe" name="rememberMe" type="checkbox"<#if login.rememberMe??> checked</#if>>
            <label class="govuk-label" for="rememberMe">${msg("rememberMe")}</label>
          </div>
        </#if>
        <input type="hidden" name="credentialId"<#if auth.selectedCredential?has_content> value="${auth.selectedCredential}"</#if>>
        <button class="govuk-button" name="login" id="kc-login" type="submit">${msg("doLogIn")}</button>
        <#if realm.resetPasswordAllowed>
          <p class="govuk-body"><a class="govuk-link" href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
        </#if>
      </form>
      <p class="govuk-body">${msg("consentryNoSignIn", properties.helpPhone)}</p>
    </#if>
    <@passkeys.conditionalUIData />
  <#elseif section = "info">
    <p class="govuk-body">${msg("noAccount")} <a class="govuk-link" href="${url.registrationUrl}">${msg("doRegister")}</a></p>
  <#elseif section = "socialProviders">
    <#if realm.password && social?? && social.providers?has_content>
      <h2 class="govuk-heading-m">${msg("identity-provider-login-label")}</h2>
      <ul class="govuk-list">
        <#list social.providers as provider>
          <li><a class="govuk-link" id="social-${provider.alias}" href="${provider.loginUrl}">${provider.displayName!}</a></li>
        </#list>
      </ul>
    </#if>
  </#if>
</@layout.registrationLayout>
