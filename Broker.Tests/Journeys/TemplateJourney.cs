using System.Text;
using Broker.Core.Demo;
using Broker.Tests.Word;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class TemplateJourney(PortalHost portal) : Journey(portal)
{
    private const string Name = "Attestation pour le bailleur", Title = "Pour mon bailleur", Label = "Motif de la demande", Help = "Ce que le bailleur veut lire.";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [BrowserFact, Rule("R-TAG-02"), Rule("R-TAG-03"), Rule("R-CERT-12")]
    public async Task A_Word_file_becomes_a_certificate_the_client_can_ask_for()
    {
        var desk = await AtADeskAsync(Cast.Helene);
        await IsRefusedAsync(desk, Encoding.UTF8.GetBytes("Ceci n’est pas un document Word."));
        await UploadAsync(desk, WordFile.Of(WordFile.P("Police {{contract.numbre}}") + WordFile.P("Demandé pour : {{motif}}")));
        await Expect(desk.GetByText("Cette étiquette n’existe pas. Vouliez-vous écrire {{contract.number}} ?")).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Link, new() { Name = "Essayer en PDF" })).ToHaveCountAsync(0);

        await ReplaceAsync(desk, WordFile.Of(Complete));
        await PublishAsync(desk);
        await ConfigureAsync(desk);
        await TryAsync(desk);
        await OfferAsync(desk);

        var phone = await OnAPhoneAsync(Cast.Camille);
        await phone.GotoAsync(At($"/space/{Cast.Morel.Id}/contracts/{Cast.Home.Id}/certificate"));
        await phone.GetByText(Title, new() { Exact = true }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Textbox, new() { Name = Label })).ToBeVisibleAsync();
        await Expect(phone.GetByText(Help)).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();
        await Expect(phone.GetByText("Il reste 1 réponse à compléter.")).ToBeVisibleAsync();
    }

    private static readonly string Complete = WordFile.P("Police {{contract.number}} de {{client.name}}") + WordFile.P("Demandé pour : {{motif}}")
        + WordFile.P("{{contract.insurer}}, {{contract.insurer_address}}, {{contract.risk}}, du {{certificate.from}} au {{certificate.to}}") + WordFile.P("Par délégation de la compagnie");

    /// <summary>It says nothing yet of who signs for the insurer: somebody points to the words, which are looked for.</summary>
    private static async Task PublishAsync(IPage desk)
    {
        await Expect(desk.GetByText("Il manque : signature pour l’assureur.")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Region, new() { Name = "Mentions de l’attestation" }).Locator(".tagrow", new() { HasText = "Signature pour l’assureur" }).GetByRole(AriaRole.Button).ClickAsync();
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Les mots du document").FillAsync("Pour le compte de qui voudra");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(dialog.GetByText("Ces mots ne se trouvent pas dans le texte de ce document.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Les mots du document").FillAsync("par délégation");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Publier" }).ClickAsync();
        await Expect(desk.GetByText("Version 2 publiée")).ToBeVisibleAsync();
        await Expect(desk.GetByText("en usage", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task IsRefusedAsync(IPage desk, byte[] file)
    {
        await desk.GotoAsync(At("/templates"));
        await SendAsync(desk, file);
        var refusal = desk.Locator(".note--bad");
        await Expect(refusal).ToContainTextAsync("rien n’a été enregistré");
        await Expect(refusal).ToContainTextAsync("Ce n’est pas un document Word");
        await Expect(desk.GetByRole(AriaRole.Link, new() { Name = Name })).ToHaveCountAsync(0);
    }

    private static async Task UploadAsync(IPage desk, byte[] file)
    {
        await SendAsync(desk, file);
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = Name })).ToBeVisibleAsync();
    }

    private static async Task SendAsync(IPage desk, byte[] file)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ajouter un modèle" }).ClickAsync();
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input[type=file]").SetInputFilesAsync(File("modele.docx", file));
        await dialog.GetByLabel("Nom").FillAsync(Name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
    }

    private static async Task ReplaceAsync(IPage desk, byte[] file)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = "Remplacer le Word" }).ClickAsync();
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input[type=file]").SetInputFilesAsync(File("modele-corrige.docx", file));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remplacer", Exact = true }).ClickAsync();
        var tags = desk.GetByRole(AriaRole.Region, new() { Name = "Étiquettes" });
        await Expect(tags.GetByText("{{contract.number}}")).ToBeVisibleAsync();
        await Expect(tags.GetByText("{{motif}}").First).ToBeVisibleAsync();
        await Expect(tags.GetByText("En erreur")).ToHaveCountAsync(0);
    }

    private static async Task ConfigureAsync(IPage desk)
    {
        await desk.GetByRole(AriaRole.Link, new() { Name = "Configurer le modèle" }).ClickAsync();
        await desk.GetByLabel("Intitulé").First.FillAsync(Label);
        await desk.GetByLabel("Aide sous l’intitulé").FillAsync(Help);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Region, new() { Name = "Étiquettes" }).GetByText(Label)).ToBeVisibleAsync();
    }

    private async Task TryAsync(IPage desk)
    {
        var address = await desk.GetByRole(AriaRole.Link, new() { Name = "Essayer en PDF" }).GetAttributeAsync("href");
        var tried = await desk.APIRequest.GetAsync(At(address!));
        Assert.Equal("application/pdf", tried.Headers["content-type"]);
        Assert.Equal("%PDF-"u8.ToArray(), (await tried.BodyAsync())[..5]);
    }

    private static async Task OfferAsync(IPage desk)
    {
        await desk.GetByRole(AriaRole.Link, new() { Name = "Produits" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Valsoline Habitation" }).ClickAsync();
        await desk.Locator("summary", new() { HasText = "Ajouter un modèle" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = Name }).ClickAsync();
        await desk.GetByLabel($"Titre sur l’extranet de « {Name} »").FillAsync(Title);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(desk.GetByText("Produit enregistré")).ToBeVisibleAsync();
    }

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = Word, Buffer = content };
}
