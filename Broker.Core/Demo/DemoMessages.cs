using Broker.Core.Communication;
using Broker.Core.Lists;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>Mails the firm has written beforehand. None leaves by itself until somebody switches it on.</summary>
internal static class DemoMessages
{
    public static void Write(DemoBook book)
    {
        Write(book, "Demande de pièces", "Pièces nécessaires à votre dossier",
            "Bonjour,\n\nPour compléter le dossier de {{client.nom}}, il nous manque encore quelques pièces. Vous pouvez nous les adresser en réponse à cet e-mail.\n\nMerci d’avance,");
        Write(book, "Prise de rendez-vous", "Faire le point sur vos contrats",
            "Bonjour,\n\nJe vous propose de faire le point sur vos contrats. Quel jour vous conviendrait ?\n\n{{gestionnaire.nom}}\n{{cabinet.telephone}}");
        var warning = Write(book, "Suspension : prévenir les gestionnaires", "Contrat {{contrat.numero}} suspendu",
            "Le contrat {{contrat.numero}} ({{contrat.risque}}, {{contrat.assureur}}) de {{client.nom}} vient d’être suspendu.");
        (warning.Active, warning.Trigger) = (false, TaskTrigger.ContractSuspended);
        warning.Address(false, true, [DemoLists.Word(ListKind.UserRole, "Gestionnaire de contrats"), DemoLists.Word(ListKind.UserRole, "Comptabilité clients")]);
    }

    private static PredefinedMessage Write(DemoBook book, string name, string subject, string body) =>
        book.Add(new PredefinedMessage { Id = DemoBook.Id<PredefinedMessage>(name), Name = name, Subject = subject, Body = body });
}
