namespace Broker.Core.Staff;

/// <summary>How clients' people sign in (D-21); the firm's own always with a password or a passkey.</summary>
public enum SignInWays { Both, Password, Code }

/// <summary>Who of the firm must have a second factor.</summary>
public enum SecondFactorFor { Administrators, Everybody, Nobody }
