using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferLab.Engine.Heads;

/// <summary>All heads by their id.</summary>
public static class HeadCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The one recommended first comes first.</summary>
    public static IReadOnlyList<HeadCard> Cards { get; } =
    [
        new(
            LogisticRegressionOptions.Id,
            new("Logistic regression", "Régression logistique"),
            new(
                "Draws the straightest possible border between the classes. The best first choice, with few labels and with many.",
                "Trace la frontière la plus simple possible entre les classes. Le meilleur premier choix, avec peu ou beaucoup d'étiquettes."),
            new LogisticRegressionOptions()),
        new(
            NearestClassMeanOptions.Id,
            new("Nearest class mean", "Moyenne de classe la plus proche"),
            new(
                "Compares each picture with the average of every class. Instant, and strong with one to five labels per class.",
                "Compare chaque image à la moyenne de chaque classe. Instantané, et efficace avec une à cinq étiquettes par classe."),
            new NearestClassMeanOptions()),
        new(
            NearestNeighboursOptions.Id,
            new("Nearest neighbours", "Plus proches voisins"),
            new(
                "Looks for the most similar labelled pictures and lets them vote. Easy to explain: each answer comes with its examples.",
                "Cherche les images étiquetées les plus semblables et les fait voter. Facile à expliquer : chaque réponse vient avec ses exemples."),
            new NearestNeighboursOptions()),
        new(
            RidgeClassifierOptions.Id,
            new("Ridge regression", "Régression ridge"),
            new(
                "Like logistic regression, but solved in one step. A good check of it when there are many classes.",
                "Comme la régression logistique, mais résolue en une seule étape. Un bon contrôle quand les classes sont nombreuses."),
            new RidgeClassifierOptions()),
        new(
            GradientBoostedTreesOptions.Id,
            new("Boosted trees (LightGBM)", "Arbres renforcés (LightGBM)"),
            new(
                "Hundreds of small decision trees, each correcting those before it. Needs many labels; rarely the best on features of a network.",
                "Des centaines de petits arbres de décision, chacun corrigeant les précédents. Demande beaucoup d'étiquettes ; rarement le meilleur sur les caractéristiques d'un réseau."),
            new GradientBoostedTreesOptions()),
    ];

    /// <exception cref="TransferLabException">There is no head of that name.</exception>
    public static HeadCard Find(string id) =>
        Cards.FirstOrDefault(card => card.Id == id) ?? throw new TransferLabException(
            $"There is no head called {id}.",
            $"Choose one of these: {string.Join(", ", Cards.Select(card => card.Id))}.");

    /// <summary>The options of a head as an experiment document gives them; what it leaves out keeps its default.</summary>
    /// <exception cref="TransferLabException">There is no such head or option, or a value is out of range.</exception>
    public static HeadOptions ReadOptions(string id, IReadOnlyDictionary<string, JsonElement> values)
    {
        var type = Find(id).Defaults.GetType();
        try
        {
            var options = (HeadOptions)JsonSerializer.SerializeToElement(values, Json).Deserialize(type, Json)!;
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            return options;
        }
        catch (Exception wrong) when (wrong is JsonException or ValidationException)
        {
            throw new TransferLabException(
                $"The options of the head {id} cannot be used: {wrong.Message}",
                $"Correct them in the experiment, or remove them: each has a default.",
                wrong);
        }
    }

    /// <summary>The head that learns with these options.</summary>
    public static IHead Create(HeadOptions options) => options switch
    {
        LogisticRegressionOptions logistic => new LogisticRegression(logistic),
        NearestClassMeanOptions mean => new NearestClassMean(mean),
        NearestNeighboursOptions neighbours => new NearestNeighbours(neighbours),
        RidgeClassifierOptions ridge => new RidgeClassifier(ridge),
        GradientBoostedTreesOptions trees => new GradientBoostedTrees(trees),
        _ => throw new ArgumentException($"No head has options of the type {options.GetType().Name}.", nameof(options)),
    };

    /// <summary>The head of an experiment document.</summary>
    /// <exception cref="TransferLabException">There is no such head or option, or a value is out of range.</exception>
    public static IHead Create(string id, IReadOnlyDictionary<string, JsonElement> values) => Create(ReadOptions(id, values));

    /// <summary>A trained head from what it had learned.</summary>
    /// <exception cref="TransferLabException">There is no head of that name.</exception>
    public static TrainedHead Restore(HeadSnapshot snapshot) => Find(snapshot.HeadId).Id switch
    {
        LogisticRegressionOptions.Id or RidgeClassifierOptions.Id => TrainedLinearHead.Restore(snapshot),
        NearestClassMeanOptions.Id => TrainedNearestClassMean.Restore(snapshot),
        NearestNeighboursOptions.Id => TrainedNearestNeighbours.Restore(snapshot),
        _ => TrainedTrees.Restore(snapshot),
    };
}
