namespace Broker.Portal.Features.Certificates;

/// <summary>Texts of certificates: the firm's list, the public check, and what the desks answer.</summary>
public sealed class CertificatesText;
